import { z } from 'zod';
import { didYouMean } from './nearest.ts';
import {
  isDate,
  isId,
  isZone,
  parseBoolean,
  parseDateRange,
  parseDays,
  parseDependency,
  parseDuration,
  parseProgress,
  parseShare,
  parseTime,
} from './notation.ts';
import { CONTROL, quoted } from './quote.ts';

/** Longest name, and longest other text, in characters. */
export const NAME_LENGTH = 300;
export const TEXT_LENGTH = 3_000;
/** Any number of working days a week serves to check a duration's form; the strictest does. */
const WEEK = 7;
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const kindOf = (value: unknown): string =>
  Array.isArray(value)
    ? 'a list'
    : value === null
      ? 'nothing'
      : typeof value === 'object'
        ? 'a map'
        : 'a text';

/** Why a value of the wrong kind is refused; `undefined` lets the missing key be told elsewhere. */
export const wrongKind = (input: unknown, mend: string): string | undefined =>
  input === undefined ? undefined : `${kindOf(input)} stands here; ${mend}`;

/** A text that `accepts` takes; `mend` says how to write it. */
const written = (accepts: (text: string) => boolean, mend: string) =>
  z
    .string({ error: (issue) => wrongKind(issue.input, mend) })
    .refine((text) => accepts(text.trim()), { error: (issue) => `${quoted(String(issue.input))}: ${mend}` });

const HAS_CONTROL = new RegExp(CONTROL, 'u');

/** Any text with something in it. */
const proseUpTo = (length: number, mend: string) =>
  z.string({ error: (issue) => wrongKind(issue.input, mend) }).superRefine((text, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', message });
    if (text.trim() === '') complain(`an empty text stands here; ${mend}`);
    else if (text.length > length)
      complain(`${quoted(text)} has ${text.length} characters; shorten it to ${length}`);
    else if (HAS_CONTROL.test(text)) complain(`${quoted(text)} contains a control character; remove it`);
  });

/** Text of one line. */
export const name = proseUpTo(NAME_LENGTH, 'write a name').refine(
  (text) => !/[\r\n\u2028\u2029]/.test(text.trim()),
  {
    error: (issue) => `${quoted(String(issue.input))} runs over several lines; write it on one`,
  },
);
export const prose = proseUpTo(TEXT_LENGTH, 'write a text');
export const id = written(
  isId,
  'an id is made of letters, digits, dots, dashes and underlines, at most 64, as in TASK-001',
);
export const date = written(isDate, 'write a day between 1970 and 2199 as YYYY-MM-DD');
export const dateRange = written(
  (text) => parseDateRange(text) !== null,
  'write a day between 1970 and 2199 as YYYY-MM-DD, or a range as 2026-12-28..2026-12-31 with the earlier day first',
);
export const duration = written(
  (text) => parseDuration(text, WEEK) !== null,
  'write a duration as 3 days, 0.5 days, 1 week, 2-5 days or 2/3/7 days, at most 1000 days',
);
export const days = written(
  (text) => parseDays(text, WEEK) !== null,
  'write working days as 2 days, at most 1000 days',
);
export const window = written((text) => {
  const length = parseDays(text, WEEK);
  return length !== null && Number.isInteger(length) && length >= 1 && length <= 100;
}, 'write whole working days from 1 to 100, as in 3 days');
export const dependency = written(
  (text) => parseDependency(text, WEEK) !== null,
  'write an id, or an id and a lag in working days as TASK-007 + 1 day, at most 1000 days',
);
export const share = written((text) => parseShare(text) !== null, 'write a share of the seats as 2/3');
export const time = written((text) => parseTime(text) !== null, 'write a time of day as "09:30"');
export const flag = written((text) => parseBoolean(text) !== null, 'write true or false');
export const progress = written(
  (text) => parseProgress(text) !== null,
  'write a share from 0 to 1, as in 0.4',
);
export const target = written(
  (text) => /^(<=|>=|==|[<>=≤≥]) *[+-]?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15,
  'write a comparison with a number, in quotes, as "< 300" or ">= 99.5"',
);
export const slackUser = written(
  (text) => /^[UW][A-Z0-9]{1,30}$/.test(text),
  'write a Slack user id such as U0ANA',
);
export const email = written(
  (text) => /^[^\s@<>]{1,100}@[^\s@<>]{1,150}$/.test(text),
  'write an address such as ana@example.com',
);

const zones = (): string[] => [...Intl.supportedValuesOf('timeZone'), 'UTC'];
export const zone = z
  .string({ error: (issue) => wrongKind(issue.input, 'write a time zone such as Europe/Berlin') })
  .refine((text) => isZone(text.trim()), {
    error: (issue) => {
      const text = String(issue.input);
      return `${quoted(text)} is no time zone known here; write one such as Europe/Berlin${didYouMean(text, zones())}`;
    },
  });

/** One word of a closed list. */
export const oneOf = (words: readonly string[]) =>
  z
    .string({ error: (issue) => wrongKind(issue.input, `write one of ${words.join(', ')}`) })
    .refine((text) => words.includes(text.trim().toLowerCase()), {
      error: (issue) => {
        const text = String(issue.input);
        return `${quoted(text)} is not one of ${words.join(', ')}${didYouMean(text, words)}`;
      },
    });
