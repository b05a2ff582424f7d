import { context, header, section } from './elements.ts';
import { below, words } from './escape.ts';
import { type Message, message, roomiest } from './message.ts';
import { code } from './refusal.ts';

/** One subcommand as help shows it. */
export interface HelpLine {
  /** As it is typed, as `/plan show [ID]`. */
  usage: string;
  what: string;
  /** A line that works as it stands. */
  example: string;
}

/** What a command can do, for one reader. */
export interface HelpView {
  command: string;
  /** The word that was typed; null where help was asked for. */
  asked: string | null;
  /** The word is a subcommand, whose help it is. */
  exact: boolean;
  /** The subcommand that the word means most likely; `typed` is the whole line put right, null where it was only a guess. */
  nearest: (HelpLine & { typed: string | null }) | null;
  /** null where the channel has no plan. */
  planName: string | null;
  /** The reader's role in it. */
  role: string | null;
  lines: HelpLine[];
  /** Subcommands that need another role, as `/plan archive (owner)`. */
  others: string[];
  /** All commands. */
  commands: { name: string; what: string }[];
}

/** Lines in one section. */
const TOGETHER = 5;

/** The table of a command, one subcommand of it, or what was meant by a word that it does not know. */
export function helpMessage(view: HelpView): Message {
  const { command, nearest, asked, exact } = view;
  if (exact && nearest !== null) return oneMessage(nearest);
  if (asked !== null) return mistypedMessage(command, asked, nearest);
  return roomiest((room) => {
    const shown = view.lines.slice(0, room);
    const rest = view.lines.length - shown.length;
    const parts = Array.from({ length: Math.ceil(shown.length / TOGETHER) }, (_, at) =>
      section(shown.slice(at * TOGETHER, at * TOGETHER + TOGETHER).map(helpLine)),
    );
    const others =
      view.others.length === 0
        ? []
        : [section([view.others.map(code).join('  ')], { heading: '*For others*' })];
    return message(`What ${words(command, 20)} can do`, [
      header(`What ${command} can do`),
      section([whereWords(view)]),
      ...parts,
      ...others,
      context([
        ...(rest > 0 ? [`+${rest} more`] : []),
        view.commands.map(({ name, what }) => `${code(`${name} help`)} ${words(what, 60)}`).join(' · '),
      ]),
    ]);
  });
}

function oneMessage({ usage, what, example }: HelpLine): Message {
  return message(`${words(usage, 100)}: ${words(what, 300)}, as ${words(example, 200)}`, [
    section([code(usage), words(what, 600), `For example: ${code(example)}`]),
  ]);
}

/** Short, because under a whole table the nearest match would be out of sight in a channel. */
function mistypedMessage(command: string, asked: string, nearest: HelpView['nearest']): Message {
  const unknown = `${code(`${command} ${asked}`)} is not known.`;
  const help = code(`${command} help`);
  if (nearest === null)
    return message(`${words(`${command} ${asked}`, 100)} is not known.`, [
      section([`${unknown} ${help} lists what there is.`]),
    ]);
  const { typed, example } = nearest;
  const offer = typed === null ? `The nearest is ${code(example)}.` : `Did you mean ${code(typed)}?`;
  return message(words(`${command} ${asked} is not known: ${typed ?? example}`, 300), [
    section([`${unknown} ${offer}`, words(nearest.what, 300)]),
    context([`${help} lists the rest`]),
  ]);
}

function whereWords({ planName, role }: HelpView): string {
  if (planName === null || role === null)
    return `This channel has no plan yet: ${code('/plan import')} brings one, ${code('/plan new')} begins a small one.`;
  return `The examples are from ${words(planName, 150)}, where you are ${/^[aeo]/.test(role) ? 'an' : 'a'} ${words(role, 20)}.`;
}

function helpLine({ usage, what, example }: HelpLine): string {
  const sample = example === usage ? '' : below(code(example));
  return `${code(usage)}  ${words(what, 300)}${sample}`;
}
