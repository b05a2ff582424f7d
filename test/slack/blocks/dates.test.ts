import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { instant } from '../../../src/slack/blocks/dates.ts';

it.each([
  ['2026-11-19T16:00:00Z', 'Europe/Berlin', '<!date^1795104000^{date_short_pretty} {time}|Thu 19 Nov 17:00>'],
  [
    '2026-11-19T18:30:00Z',
    'Asia/Kathmandu',
    '<!date^1795113000^{date_short_pretty} {time}|Fri 20 Nov 00:15>',
  ],
])('%s is shown in the reader’s zone, or as in %s', (at, zone, expected) => {
  expect(instant(Temporal.Instant.from(at).epochMilliseconds, zone)).toBe(expected);
});
