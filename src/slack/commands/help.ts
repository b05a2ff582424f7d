import { asItStands } from '../../operations/analysed-plan.ts';
import { roleOf } from '../../operations/authority.ts';
import type { Actor, PlanRef } from '../../operations/deps.ts';
import { dayOf, findPlan } from '../../operations/find.ts';
import { closest, nearest } from '../../plan/file/nearest.ts';
import { may, type Role } from '../../plan/may.ts';
import { onceUntilWritten } from '../../storage/kept.ts';
import type { StoredPlan } from '../../storage/plans.ts';
import { type Answer, say } from '../answer.ts';
import { type HelpView, helpMessage } from '../blocks/help.ts';
import type { SlackContext } from '../context.ts';
import type { CommandHandler } from '../listen.ts';
import { type ExampleIds, idsFor, withIds } from './example-ids.ts';
import { completed, withWord } from './mended-line.ts';
import { otherWords } from './other-words.ts';
import { retold } from './retold.ts';
import { type CommandName, commandTable, type Subcommand } from './table.ts';
import { plainText } from './words.ts';

/** The help of a command; `mistyped` is the word that it does not know, or the subcommand that help is asked for. */
export function helpAnswer(command: CommandName, mistyped?: string): Answer {
  return { kind: 'help', command, ...(mistyped === undefined ? {} : { about: mistyped }) };
}

/** A command whose help speaks of the plan of the channel that it is asked in. */
export function taught(name: CommandName, handle: CommandHandler): CommandHandler {
  return async (context, command) => {
    const answer = await handle(context, command);
    if (answer.kind === 'say' && answer.refusal !== undefined)
      return retold(context, command, name, answer.refusal);
    if (answer.kind !== 'help') return answer;
    const asked = answer.about === undefined ? undefined : { word: answer.about, line: command.text };
    return teach(context, command.actor, { channel: command.channel }, answer.command, asked);
  };
}

/** Help in words of the reader's own plan and role; `asked` is a word of a line that was typed. */
export function teach(
  context: SlackContext,
  actor: Actor,
  plan: PlanRef,
  command: CommandName,
  asked?: { word: string; line: string },
): Answer {
  const { store } = context.deps.database;
  const found = findPlan(store, actor, plan);
  const stored = found.ok ? found.stored : null;
  const compose = () => composeHelp(context, actor, stored, command, asked);
  if (stored === null || asked !== undefined) return compose();
  const today = dayOf(stored, context.deps.clock.now());
  return tables(store, `${asItStands(stored, today)} ${actor.user} ${command}`, compose);
}

const tables = onceUntilWritten<Answer>(100);

function composeHelp(
  context: SlackContext,
  actor: Actor,
  stored: StoredPlan | null,
  command: CommandName,
  asked?: { word: string; line: string },
): Answer {
  const ids = stored === null ? null : idsFor(context, stored, actor);
  const told = (text: string) => `${command} ${ids === null ? text : withIds(text, ids)}`;
  const { subcommands } = commandTable[command];
  const named = asked === undefined ? null : meant(asked.word, command);
  const role = stored === null ? null : roleOf(stored, actor);
  const view: HelpView = {
    command,
    asked: asked?.word ?? null,
    exact: named !== null && named.name === asked?.word.toLowerCase(),
    nearest:
      named === null
        ? null
        : {
            usage: `${command} ${named.usage}`,
            what: named.what,
            example: told(named.example),
            typed:
              asked !== undefined && isAlmost(command, asked.word)
                ? `${command} ${putRight(asked, named, ids)}`
                : null,
          },
    planName: stored?.plan.name ?? null,
    role,
    lines: subcommands
      .filter(({ needs }) => !isOutOfReach(role, needs))
      .map(({ usage, what, example }) => ({ usage: `${command} ${usage}`, what, example: told(example) })),
    others: subcommands
      .filter(({ needs }) => isOutOfReach(role, needs))
      .map(({ usage, needs }) => `${command} ${usage} (${needs})`),
    commands: Object.entries(commandTable).map(([name, { what }]) => ({ name, what })),
  };
  return say(helpMessage(view));
}

function meant(typed: string, command: CommandName): Subcommand | null {
  const { subcommands } = commandTable[command];
  const others = otherWords[command];
  const word = typed.toLowerCase();
  const names = subcommands.map(({ name }) => name);
  const known = [...names, ...Object.keys(others)];
  const found = known.find((one) => one === word) ?? nearest(word, known) ?? closest(word, names);
  const name = found === null || names.includes(found) ? found : others[found];
  return subcommands.find((one) => one.name === name) ?? null;
}

/** Whether a word is near to a subcommand, or another word for one. */
export function isAlmost(command: CommandName, word: string): boolean {
  const known = [
    ...commandTable[command].subcommands.map(({ name }) => name),
    ...Object.keys(otherWords[command]),
  ];
  return nearest(word, known) !== null;
}

/** The typed line with the subcommand that was meant; what it lacks comes from the example. */
function putRight(
  { word, line }: { word: string; line: string },
  meant: Subcommand,
  ids: ExampleIds | null,
): string {
  const example = ids === null ? meant.example : withIds(meant.example, ids);
  const right = withWord(plainText(line), word, meant.name);
  if (right === null) return example;
  return /^help\s/i.test(right) ? right : completed(right, { usage: meant.usage, example });
}

/** What the reader's role does not carry is listed apart; before there is a plan, everything can be read. */
function isOutOfReach(role: Role | null, needs: Subcommand['needs']): boolean {
  if (role === null || needs === undefined) return false;
  const doer = { role, person: null, admin: false };
  return !may(doer, needs === 'owner' ? 'end plan' : needs === 'editor' ? 'import' : 'raise blocker');
}
