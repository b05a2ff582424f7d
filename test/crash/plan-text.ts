import { PEOPLE } from './ground.ts';

const MINUTE = 60_000;

/** A plan file in UTC that works every day: so many phases with a gate each, and a sync so many minutes from `now`. */
export function planText(
  name: string,
  { now, gates, minute }: { now: number; gates: number; minute: number | null },
): string {
  const numbers = Array.from({ length: gates }, (_, i) => i + 1);
  const at = (ms: number) => new Date(ms).toISOString();
  const days = '[mon, tue, wed, thu, fri, sat, sun]';
  const sync =
    minute === null ? [] : [`sync: {at: "${at(now + minute * MINUTE).slice(11, 16)}", days: ${days}}`];
  return [
    'version: 1',
    `name: Plan of ${name}`,
    'timezone: UTC',
    `start: ${at(now).slice(0, 10)}`,
    `calendar: {workdays: ${days}}`,
    'people:',
    ...PEOPLE.map((id) => `  - {id: ${id}, slack: U0${id.toUpperCase()}}`),
    'phases:',
    ...numbers.map((n) => `  - {id: phase-${n}, name: Phase ${n}}`),
    'items:',
    ...numbers.map(
      (n) => `  - {id: TASK-${n}, kind: task, phase: phase-${n}, name: Work ${n}, duration: 2 days}`,
    ),
    'gates:',
    ...numbers.flatMap((n) => [
      `  - id: GATE-${n}`,
      `    name: Review ${n}`,
      `    phase: phase-${n}`,
      `    needs: [TASK-${n}]`,
      '    criteria: [{id: C1, kind: judgment, text: Good enough}]',
      `    seats: [${PEOPLE.join(', ')}]`,
    ]),
    ...sync,
    '',
  ].join('\n');
}
