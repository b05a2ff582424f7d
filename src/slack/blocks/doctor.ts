import { counted } from '../../digest/words.ts';
import { header, section } from './elements.ts';
import { below, strong, words } from './escape.ts';
import { type Message, message } from './message.ts';

/** One thing that was looked at. */
export interface Examined {
  what: string;
  state: 'good' | 'warning' | 'broken';
  /** How it is. */
  finding: string;
  /** What to do; null where nothing is to be done. */
  mend: string | null;
}

const signs = { good: '🟢 OK', warning: '🟡 LOOK', broken: '🔴 BROKEN' } as const;

/** Every check on a line: green, or what to do. */
export function doctorMessage(checks: readonly Examined[]): Message {
  const bad = checks.filter(({ state }) => state !== 'good').length;
  const point =
    bad === 0
      ? 'Everything works.'
      : `${counted(bad, 'thing')} of ${checks.length} ${bad === 1 ? 'needs' : 'need'} a look.`;
  return message(`Doctor: ${point}`, [header('Doctor'), section([point]), section(checks.map(line))]);
}

function line({ what, state, finding, mend }: Examined): string {
  const help = mend === null ? '' : below(words(mend, 300));
  return `${signs[state]} · ${strong(what, 60)} · ${words(finding, 200)}${help}`;
}
