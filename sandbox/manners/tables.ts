import { type Check, isObject, list, string } from './check.ts';
import { limits } from './limits.ts';

const cellTypes = ['raw_text', 'raw_number', 'rich_text'];

const cell: Check = (value, spot) => {
  if (!isObject(value) || !cellTypes.includes(String(value.type))) {
    return spot.complain(`must be one of ${cellTypes.join(', ')}`);
  }
  if (value.type !== 'rich_text') string(limits.dataTable.total)(value.text, spot.at('text'));
};

function rows(min: number, max: number, columns: number, total: number): Check {
  const check = list(min, max, list(1, columns, cell));
  return (value, spot) => {
    check(value, spot);
    if (textLength(value) > total) spot.complain(`must be at most ${total} characters in all`);
  };
}

/** How many characters stand in all `text` fields within a value. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textLength(item), 0);
  if (!isObject(value)) return 0;
  const own = typeof value.text === 'string' ? value.text.length : 0;
  return Object.values(value).reduce<number>((sum, held) => sum + textLength(held), own);
}

export const table = rows(1, limits.table.rows, limits.table.columns, limits.table.total);
export const dataTable = rows(
  limits.dataTable.minRows,
  limits.dataTable.maxRows,
  limits.dataTable.columns,
  limits.dataTable.total,
);
