/** Something wrong, at its place; `refused` tells what Slack answers with an error from what it lets pass. */
export interface Complaint {
  place: string;
  problem: string;
  refused: boolean;
  code?: 'msg_too_long' | 'msg_blocks_too_long';
}

/** Where a check stands in what it reads, and where it reports. */
export interface Spot {
  place: string;
  complain(problem: string): void;
  /** The spot of a field or of a list's item. */
  at(step: string | number): Spot;
}

export type Check = (value: unknown, spot: Spot) => void;
type Fields = Record<string, Check>;

export function spotOf(complaints: Complaint[], place = ''): Spot {
  return {
    place,
    complain: (problem) => void complaints.push({ place, problem, refused: true }),
    at: (step) =>
      spotOf(complaints, typeof step === 'number' ? `${place}[${step}]` : place ? `${place}.${step}` : step),
  };
}

export function said({ place, problem }: Complaint): string {
  return place === '' ? problem : `${place}: ${problem}`;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const anything: Check = () => {};

export const truth: Check = (value, spot) => {
  if (typeof value !== 'boolean') spot.complain('must be true or false');
};

export function string(max: number, min = 1): Check {
  return (value, spot) => {
    if (typeof value !== 'string') spot.complain('must be a string');
    else if (value.length < min) spot.complain(`must be at least ${min} character${min === 1 ? '' : 's'}`);
    else if (value.length > max) spot.complain(`must be at most ${max} characters`);
  };
}

export function number(min = -Infinity, max = Infinity): Check {
  return (value, spot) => {
    if (typeof value !== 'number') spot.complain('must be a number');
    else if (value < min) spot.complain(`must be at least ${min}`);
    else if (value > max) spot.complain(`must be at most ${max}`);
  };
}

export function pattern(shape: RegExp, wanted: string): Check {
  return (value, spot) => {
    if (typeof value !== 'string' || !shape.test(value)) spot.complain(`must be ${wanted}`);
  };
}

export function oneOf(...words: string[]): Check {
  return (value, spot) => {
    if (typeof value !== 'string' || !words.includes(value))
      spot.complain(`must be one of ${words.join(', ')}`);
  };
}

export function list(min: number, max: number, each: Check): Check {
  return (value, spot) => {
    if (!Array.isArray(value)) return spot.complain('must be a list');
    if (value.length < min) spot.complain(`must have at least ${min} item${min === 1 ? '' : 's'}`);
    if (value.length > max) spot.complain(`must have at most ${max} item${max === 1 ? '' : 's'}`);
    value.forEach((item, index) => {
      each(item, spot.at(index));
    });
  };
}

/** An object of known fields; a name that ends in `!` must be there. */
export function object(fields: Fields): Check {
  const required = Object.keys(fields).filter((name) => name.endsWith('!'));
  const known = new Map(Object.entries(fields).map(([name, check]) => [name.replace(/!$/, ''), check]));
  return (value, spot) => {
    if (!isObject(value)) return spot.complain('must be an object');
    for (const name of required) {
      const field = name.slice(0, -1);
      if (value[field] === undefined || value[field] === null) spot.at(field).complain('is missing');
    }
    for (const [name, held] of Object.entries(value)) {
      if (held === undefined || held === null) continue;
      const check = known.get(name);
      if (check) check(held, spot.at(name));
      else spot.at(name).complain('is not a known field');
    }
  };
}

/** Objects told apart by their `type`; `where` names what may stand here for the refusal. */
export function byType(checks: Record<string, Check>, allowed: readonly string[], where: string): Check {
  return (value, spot) => {
    if (!isObject(value)) return spot.complain('must be an object');
    const type = typeof value.type === 'string' ? value.type : '';
    const check = checks[type];
    if (!check) return spot.at('type').complain(type ? `${type} is not a known type` : 'is missing');
    if (!allowed.includes(type)) return spot.complain(`${type} cannot stand in ${where}`);
    check(value, spot);
  };
}
