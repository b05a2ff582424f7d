import { type Figure, type Goal, isMet, ratioOf } from './figure.ts';
import type { Timing } from './race.ts';

/** Three significant digits, without an exponent. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return '-';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toString();
  return value.toFixed(size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4);
}

const measured = ({ median, low, high }: Timing, unit: string): string =>
  low === high ? `${digits(median)} ${unit}` : `${digits(median)} ${unit} (${digits(low)}-${digits(high)})`;

const goalText = ({ of, is, bound }: Goal, unit: string): string =>
  `${is} ${digits(bound)}${of === 'ratio' ? ' x' : ` ${unit}`}`;

const verdict = (figure: Figure): string => {
  const met = isMet(figure);
  return met === null ? '' : met ? 'met' : 'MISSED';
};

/** The figures as a Markdown table: medians with least and greatest, each ratio beside its goal. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, unit, value, floor, goal } = figure;
    const ratio = ratioOf(figure);
    return [
      name,
      measured(value, unit),
      floor === null ? '' : `${floor.name}: ${measured(floor.value, unit)}`,
      ratio === null ? '' : `${digits(ratio)} x`,
      goal === null ? '' : goalText(goal, unit),
      verdict(figure),
    ];
  });
  return [['figure', 'median (range)', 'compared with', 'ratio', 'goal', ''], Array(6).fill('---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** The rows of `--json`: one for each figure that has a goal. */
export function figureRows(figures: readonly Figure[]) {
  return figures.flatMap((figure) =>
    figure.goal === null
      ? []
      : [
          {
            name: figure.name,
            value: figure.value.median,
            unit: figure.unit,
            floor: figure.floor?.value.median ?? null,
            ratio: ratioOf(figure),
            goal: figure.goal.bound,
            met: isMet(figure),
          },
        ],
  );
}
