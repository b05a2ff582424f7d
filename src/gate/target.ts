import type { Criterion } from '../plan/plan.ts';

/** A figure, its sign and its unit stay in one line. */
const NO_BREAK = '\u00a0';

type Comparison = '<' | '<=' | '=' | '>=' | '>';

/** What a metric must compare to, as in `< 300`. */
export interface Target {
  comparison: Comparison;
  bound: number;
}

export type NumberRefusal = 'empty' | 'not-a-number' | 'thousands-separator' | 'exponent' | 'too-long';
export type ReadNumber = { ok: true; value: number } | { ok: false; reason: NumberRefusal };

const comparisons: Record<string, Comparison> = {
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '=': '=',
  '==': '=',
  '>=': '>=',
  '≥': '>=',
  '>': '>',
};

/**
 * Reads a measured value: an optional sign, digits, and digits after a point; at most 15 digits, so that the figure is
 * kept exactly as it was written. Commas, spaces and apostrophes between digits mean different things in different
 * countries and are refused, as are exponents, units, `NaN` and `Infinity`.
 */
export function readNumber(text: string): ReadNumber {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, reason: 'empty' };
  if (/^[+-]?\d+(\.\d+)?$/.test(trimmed)) {
    if (trimmed.replace(/\D/g, '').length > 15) return { ok: false, reason: 'too-long' };
    return { ok: true, value: Number(trimmed) };
  }
  if (/^[+-]?\d+(\.\d+)?e[+-]?\d+$/i.test(trimmed)) return { ok: false, reason: 'exponent' };
  if (/^[+-]?\d+([\s,.'’_]\d+)+$/.test(trimmed)) return { ok: false, reason: 'thousands-separator' };
  return { ok: false, reason: 'not-a-number' };
}

/** Reads a criterion's target: one of `< <= = >= >` and a number as `readNumber` takes it; null where it is none. */
export function parseTarget(text: string): Target | null {
  const [, sign = '', figure = ''] = /^\s*([<>=≤≥]{1,2})\s*(\S.*)$/s.exec(text) ?? [];
  const comparison = Object.hasOwn(comparisons, sign) ? comparisons[sign] : undefined;
  const bound = readNumber(figure);
  return comparison !== undefined && bound.ok ? { comparison, bound: bound.value } : null;
}

export function meets({ comparison, bound }: Target, value: number): boolean {
  switch (comparison) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '=':
      return value === bound;
    case '>=':
      return value >= bound;
    case '>':
      return value > bound;
  }
}

/** A criterion's target as people read it, as `≥ 99.9 %`; null where there is none. */
export function targetWords({ target, unit }: Pick<Criterion, 'target' | 'unit'>): string | null {
  const read = target?.replace('>=', '≥').replace('<=', '≤').replaceAll(' ', NO_BREAK) ?? null;
  return read === null ? null : withUnit(read, unit);
}

/** What is known of a criterion as people read it: a measured figure with its unit, anything else as it is. */
export function valueWords(
  { kind, unit }: Pick<Criterion, 'kind' | 'unit'>,
  value: string | null,
): string | null {
  return value !== null && kind === 'metric' && readNumber(value).ok ? withUnit(value, unit) : value;
}

function withUnit(text: string, unit: string | null): string {
  return unit === null ? text : `${text}${NO_BREAK}${unit}`;
}
