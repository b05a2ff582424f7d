import { header, section } from './elements.ts';
import { words } from './escape.ts';
import { type Message, message, roomiest } from './message.ts';
import { code } from './refusal.ts';

/** One subcommand as help shows it. */
export interface HelpLine {
  /** As it is typed, as `/plan show [id]`. */
  usage: string;
  what: string;
  /** A line that works as it stands. */
  example?: string | undefined;
}

/** The table of a command; `nearest` is the subcommand that a mistyped word meant. */
export function helpMessage(command: string, lines: readonly HelpLine[], nearest?: string): Message {
  const meant = nearest === undefined ? [] : [section([`Did you mean ${code(nearest)}?`])];
  return roomiest((room) => {
    const shown = lines.slice(0, room).map(helpLine);
    const rest = lines.length - shown.length;
    const parts = Array.from({ length: Math.ceil(shown.length / 6) }, (_, at) =>
      section(shown.slice(at * 6, at * 6 + 6)),
    );
    const more = rest > 0 ? [section([`+${rest} more`])] : [];
    const text = nearest === undefined ? `What ${command} can do` : `Did you mean ${nearest}?`;
    return message(words(text, 300), [...meant, header(`What ${command} can do`), ...parts, ...more]);
  });
}

function helpLine({ usage, what, example }: HelpLine): string {
  return `${code(usage)}  ${words(what, 300)}${example === undefined ? '' : `, as ${code(example)}`}`;
}
