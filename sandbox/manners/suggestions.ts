import { type Complaint, list, object, said, spotOf } from './check.ts';
import { menuOption, optionGroup, withOptions } from './composition.ts';
import { limits } from './limits.ts';

const answer = withOptions(
  object({
    options: list(0, limits.select.options, menuOption),
    option_groups: list(0, limits.select.groups, optionGroup),
  }),
);

/**
 * Whatever keeps Slack from showing the options that an app answers for an external select, each with its place;
 * empty where all is well. No options at all is an answer.
 */
export function validateSuggestions(given: unknown): string[] {
  const complaints: Complaint[] = [];
  answer(given, spotOf(complaints));
  return complaints.map(said);
}
