import { describe, expect, it } from 'vitest';
import { validateSuggestions } from '../../../sandbox/manners/suggestions.ts';
import { type Json, long, plain } from './samples.ts';

const option = (more: Json = {}) => ({ text: plain('One'), value: '1', ...more });
const options = (count: number) => ({ options: Array.from({ length: count }, () => option()) });
const group = (more: Json = {}) => ({ label: plain('Group'), options: [option()], ...more });
const groups = (count: number) => ({ option_groups: Array.from({ length: count }, () => group()) });

describe('an answer for an external select', () => {
  it.each<[string, unknown, unknown, string]>([
    ['something', options(0), undefined, 'must be an object'],
    [
      'options in one way',
      options(1),
      { ...options(1), ...groups(1) },
      'must have either options or option_groups',
    ],
    ['options in some way', groups(0), {}, 'must have either options or option_groups'],
    ['100 options', options(100), options(101), 'options: must have at most 100 items'],
    ['100 groups', groups(100), groups(101), 'option_groups: must have at most 100 items'],
    [
      '100 options a group',
      { option_groups: [group(options(100))] },
      { option_groups: [group(options(101))] },
      'option_groups[0].options: must have at most 100 items',
    ],
    [
      'a label of 75',
      { option_groups: [group({ label: plain(long(75)) })] },
      { option_groups: [group({ label: plain(long(76)) })] },
      'option_groups[0].label: must be at most 75 characters',
    ],
    [
      'a text of 75',
      { options: [option({ text: plain(long(75)) })] },
      { options: [option({ text: plain(long(76)) })] },
      'options[0].text: must be at most 75 characters',
    ],
    [
      'a value of 150',
      { options: [option({ value: long(150) })] },
      { options: [option({ value: long(151) })] },
      'options[0].value: must be at most 150 characters',
    ],
    [
      'a description of 75',
      { options: [option({ description: plain(long(75)) })] },
      { options: [option({ description: plain(long(76)) })] },
      'options[0].description: must be at most 75 characters',
    ],
    [
      'plain text',
      options(1),
      { options: [option({ text: { type: 'mrkdwn', text: '*One*' } })] },
      'options[0].text: must be plain_text',
    ],
    ['known fields', options(1), { ...options(1), total: 1 }, 'total: is not a known field'],
  ])('keeps to %s', (_row, accepted, refused, complaint) => {
    expect(validateSuggestions(accepted)).toEqual([]);
    expect(validateSuggestions(refused)).toEqual([complaint]);
  });
});
