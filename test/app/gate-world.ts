import type { ShownMessage } from '../../sandbox/driver/shown.ts';
import type { SandboxOptions } from '../../sandbox/options.ts';
import { importPlanFile, type Started, startApp } from './start.ts';

export const CHANNEL = 'release';

/** A plan of two phases, the first with one gate that asks for a figure and a word; Lead owns it, Enh presents. */
export function gatePlan({
  blind = false,
  needs = 'TASK-9',
  last = false,
  seats = SEATS,
  others = '',
} = {}): string {
  return `version: 1
name: Checkout
timezone: UTC
start: 2025-10-13
people:
  - {id: lead, slack: U0LEAD}
  - {id: enh, slack: U0ENH}
  - {id: branch, slack: U0BRANCH}
  - {id: docs, slack: U0DOCS}
${others}phases:
  - {id: foundation, name: Foundation}
${last ? '' : '  - {id: core, name: Core}\n'}tracks: [{id: api, name: API, lead: lead}]
items:
  - {id: TASK-1, kind: task, name: Tokenise cards, phase: foundation, track: api, owner: lead, duration: 3 days}
  - {id: TASK-9, kind: task, name: Review the design, phase: foundation, track: api, owner: enh, duration: 9 days}
gates:
  - id: GATE-1
    name: Foundation review
    phase: foundation
    needs: [${needs}]
    presenter: enh
    criteria:
      - {id: C1, kind: metric, text: Tokenise p95, target: "< 300", unit: ms, critical: true}
      - {id: C2, kind: judgment, text: Design reviewed}
    seats: ${seats}
    window: 2 days
    blind: ${blind}
sync: {at: "09:30", days: workdays, unchanged: skip}
`;
}

const SEATS = '[{person: lead, mandatory: true}, enh, branch, docs]';

export interface GateWorld extends Started {
  /** Sends a command in the plan's channel; settles when it is acknowledged. */
  say(who: string, line: string): Promise<void>;
  /** The newest message of the channel with a text. */
  newest(text: string): ShownMessage;
  /** Replies to the newest review, in one text. */
  replies(): string;
  /** What somebody reads in the app's direct messages, in one text. */
  direct(who: string): string;
  /** What somebody was told privately in the channel last. */
  told(who: string): string;
  /** The rows of a query on the app's database. */
  rows(query: string): Record<string, unknown>[];
}

/** The real app in the sandbox on Monday 20 October 2025, 10:00, with the plan imported by Lead. */
export async function gateWorld(
  plan = gatePlan(),
  options: Partial<SandboxOptions> = {},
): Promise<GateWorld> {
  const world = await startApp('2025-10-20T10:00:00Z', options);
  const { slack } = world;
  await importPlanFile(slack, 'lead', { name: 'plan.yaml', content: plan, channel: CHANNEL });
  await world.quiet();
  const newest = (text: string) => {
    const messages = slack.channel(CHANNEL).messages();
    const found = messages.findLast(({ shown }) => shown.includes(text));
    if (found === undefined)
      throw new Error(`no message with ${text}, but ${messages.map(({ shown }) => shown).join('\n---\n')}`);
    return found;
  };
  const shown = (messages: ShownMessage[]) => messages.map((message) => message.shown).join('\n');
  return Object.assign(world, {
    async say(who: string, line: string) {
      await slack.as(who).command(line, { channel: CHANNEL });
    },
    newest,
    replies: () => shown(slack.channel(CHANNEL).thread(newest('Gate review'))),
    direct: (who: string) => shown(slack.as(who).dm().messages()),
    told: (who: string) => slack.as(who).ephemerals(CHANNEL).at(-1)?.shown ?? '',
    rows: (query: string) => world.database.driver.prepare(query).all() as Record<string, unknown>[],
  });
}
