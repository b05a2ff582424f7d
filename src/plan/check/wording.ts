import type { Item } from '../plan.ts';
import type { CheckedPlan } from './checked-plan.ts';
import type { Finding } from './finding.ts';
import { found } from './found.ts';
import { needsWords } from './weight.ts';

const PLACEHOLDERS =
  /\b(tbd|tba|todo|to be (?:decided|defined|done)|misc|miscellaneous|various|stuff|things?|etc|somehow|and so on)\b|\?\?+|\.\.\.|…/i;

/** Words that name an activity or an area and say nothing of a result. */
const EMPTY_WORDS = new Set(
  `a about additional all an and any api app application area backend basic basics be better bug bugs build
  change changes clean cleanup code coding content continue create data database design dev develop development
  devops do doc docs documentation enhance enhancement enhancements feature features final finalise finalize
  finish first fix fixes fixing follow-up for frontend full general handle handling implement implementation
  improve improvement improvements in infra infrastructure initial integrate integration issue issues it item
  items last logic look main maintenance make manage management minor more new next of old on optimise
  optimization optimize other our part phase plan planning polish prepare preparation problem problems project qa
  refactor refactoring remaining research rest review rework second set setup some spike start step support
  system task tasks team test testing tests that the the this tidy to tweak tweaks ui up update updates upgrade
  ux wip with work working write`.split(/\s+/),
);

/** Past participles that no `-ed` tells. */
const OUTCOME_WORDS = new Set(
  'ready complete done live built written sent agreed cut frozen shown chosen found drawn taught bought sold met'.split(
    ' ',
  ),
);
const NOT_OUTCOMES = new Set(
  'need speed feed seed embed bed red shed breed hundred exceed proceed succeed feed'.split(' '),
);
const AFTER_OUTCOME = new Set(
  'and as at before by for from in into of on or to under up with within'.split(' '),
);

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'.-]*/gu) ?? [];

const isOutcome = (word: string): boolean =>
  OUTCOME_WORDS.has(word) || (word.length > 3 && word.endsWith('ed') && !NOT_OUTCOMES.has(word));

/** "Release notes merged", "Docs ready for review": such a name is its own deliverable. */
function namesOutcome(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word, at) => {
    const next = words[at + 1];
    return at > 0 && isOutcome(word) && (next === undefined || AFTER_OUTCOME.has(next));
  });
}

function isVague(item: Item): boolean {
  if (PLACEHOLDERS.test(item.name)) return true;
  // An epic or a phase-long story may well be called "Backend"; a step may not.
  if (item.kind === 'epic') return false;
  return wordsOf(item.name).every((word) => EMPTY_WORDS.has(word));
}

export function vagueDescriptions({ plan, analysed }: CheckedPlan): Finding[] {
  return plan.items
    .filter((item) => analysed.get(item.id)?.status !== 'done' && isVague(item))
    .map((item) =>
      found('vague-description', item.id, `"${item.name}" does not tell what is done when it is done.`),
    );
}

export function missingDeliverables(checked: CheckedPlan): Finding[] {
  return checked.open
    .filter((item) => needsWords(item) && !item.deliverable?.trim() && !namesOutcome(item.name))
    .map((item) => found('no-deliverable', item.id, `${item.id} names no deliverable.`));
}
