import { roleOf } from '../../operations/authority.ts';
import type { Actor, PlanRef } from '../../operations/deps.ts';
import { findPlan } from '../../operations/find.ts';
import { nearest } from '../../plan/file/nearest.ts';
import { may, type Role } from '../../plan/may.ts';
import { type Answer, say } from '../answer.ts';
import { type HelpView, helpMessage } from '../blocks/help.ts';
import type { SlackContext } from '../context.ts';
import type { CommandHandler } from '../listen.ts';
import { exampleIds, withIds } from './example-ids.ts';
import { type CommandName, commandTable, type Subcommand } from './table.ts';

/** The help of a command; `mistyped` is the word that it does not know, or the subcommand that help is asked for. */
export function helpAnswer(command: CommandName, mistyped?: string): Answer {
  return { kind: 'help', command, ...(mistyped === undefined ? {} : { about: mistyped }) };
}

/** A command whose help speaks of the plan of the channel that it is asked in. */
export function taught(handle: CommandHandler): CommandHandler {
  return async (context, command) => {
    const answer = await handle(context, command);
    if (answer.kind !== 'help') return answer;
    return teach(context, command.actor, { channel: command.channel }, answer.command, answer.about);
  };
}

/** Help in words of the reader's own plan and role. */
export function teach(
  { deps }: SlackContext,
  actor: Actor,
  plan: PlanRef,
  command: CommandName,
  about?: string,
): Answer {
  const found = findPlan(deps.database.store, actor, plan);
  const stored = found.ok ? found.stored : null;
  const ids = stored === null ? null : exampleIds(stored, actor.user);
  const told = (text: string) => `${command} ${ids === null ? text : withIds(text, ids)}`;
  const { subcommands } = commandTable[command];
  const named = about === undefined ? null : meant(about, subcommands);
  const role = stored === null ? null : roleOf(stored, actor);
  const view: HelpView = {
    command,
    asked: about ?? null,
    exact: named !== null && named.name === about,
    nearest:
      named === null
        ? null
        : { usage: `${command} ${named.usage}`, what: named.what, example: told(named.example) },
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

function meant(word: string, subcommands: readonly Subcommand[]): Subcommand | null {
  const name = nearest(
    word,
    subcommands.map((one) => one.name),
  );
  return subcommands.find((one) => one.name === word) ?? subcommands.find((one) => one.name === name) ?? null;
}

/** What the reader's role does not carry is listed apart; before there is a plan, everything can be read. */
function isOutOfReach(role: Role | null, needs: Subcommand['needs']): boolean {
  if (role === null || needs === undefined) return false;
  const doer = { role, person: null, admin: false };
  return !may(doer, needs === 'owner' ? 'end plan' : needs === 'editor' ? 'import' : 'raise blocker');
}
