import { actions, button, context, section } from './elements.ts';
import { strong, words } from './escape.ts';
import { type Message, message } from './message.ts';
import { planActionIds } from './plan-ids.ts';

/** The first message in a channel that the app was added to; `planName` where the channel has a plan already. */
export function welcomeMessage(planName: string | null): Message {
  if (planName !== null) {
    const text = `Signalbox is back and keeps ${words(planName, 150)} for this channel.`;
    return message(text, [
      section([text, '`/plan show` shows it, `/plan doctor` says whether everything works.']),
    ]);
  }
  const text =
    'Signalbox keeps the plan of this channel: a daily sync built from it, and gate reviews that decide.';
  return message(text, [
    section([
      text,
      '1. *Bring a plan*: share its YAML or Markdown file here, or begin a small one.',
      '2. *Work*: `/task mine` shows what is yours, `/task ID start`, `/task ID block`.',
      '3. *Decide*: `/gate open GATE-1` holds a review; the digest comes by itself every working day.',
    ]),
    actions([
      button('Import a Plan', planActionIds.importHere, 'here', 'primary'),
      button('Start a Small One', planActionIds.newPlanHere, 'here'),
      button('Help', planActionIds.showHelp, 'here'),
    ]),
    context(['An example that can be removed again is one click away in my Home tab.']),
  ]);
}

/** Offers to import a file that somebody shared, to them alone. */
export function fileOfferMessage(fileId: string, name: string, replaces: string | null): Message {
  const what = replaces === null ? 'a new plan for this channel' : `a new version of ${words(replaces, 150)}`;
  const text = `Is ${words(name, 150)} ${what}?`;
  return message(text, [
    section([`Is ${strong(name, 150)} ${what}? You see what it changes before anything is stored.`]),
    actions([button('Look at It', planActionIds.importFile, fileId, 'primary')]),
  ]);
}
