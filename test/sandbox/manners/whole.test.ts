import { describe, expect, it } from 'vitest';
import { validateMessage, validateView } from '../../../sandbox/manners/validate.ts';
import { input, type Json, long, modal, mrkdwn, plain, section } from './samples.ts';

const sections = (...lengths: number[]) => lengths.map((length) => section({ text: mrkdwn(long(length)) }));

describe('a view', () => {
  it.each<[string, Json, Json, string]>([
    [
      'a title of 24',
      modal({ title: plain(long(24)) }),
      modal({ title: plain(long(25)) }),
      'title: must be at most 24 characters',
    ],
    ['a title', modal(), modal({ title: undefined }), 'title: is missing'],
    [
      'submit of 24',
      modal({ submit: plain(long(24)) }),
      modal({ submit: plain(long(25)) }),
      'submit: must be at most 24 characters',
    ],
    [
      'close of 24',
      modal({ close: plain(long(24)) }),
      modal({ close: plain(long(25)) }),
      'close: must be at most 24 characters',
    ],
    [
      'callback_id of 255',
      modal({ callback_id: long(255) }),
      modal({ callback_id: long(256) }),
      'callback_id: must be at most 255 characters',
    ],
    [
      'external_id of 255',
      modal({ external_id: long(255) }),
      modal({ external_id: long(256) }),
      'external_id: must be at most 255 characters',
    ],
    [
      'private_metadata of 3000',
      modal({ private_metadata: long(3_000) }),
      modal({ private_metadata: long(3_001) }),
      'private_metadata: must be at most 3000 characters',
    ],
    [
      'submit beside inputs',
      modal({ blocks: [input()], submit: plain('Go') }),
      modal({ blocks: [input()] }),
      'submit: is missing: the form has inputs',
    ],
    [
      'no title on a Home',
      { type: 'home', blocks: [] },
      { type: 'home', blocks: [], title: plain('H') },
      'title: is not a known field',
    ],
  ])('keeps to %s', (_row, accepted, refused, complaint) => {
    expect(validateView(accepted)).toEqual([]);
    expect(validateView(refused)).toEqual([complaint]);
  });

  it('tells of all that is wrong at once', () => {
    const view = modal({ title: plain(long(25)), blocks: sections(3_001, 3_000, 0) });
    expect(validateView(view)).toEqual([
      'title: must be at most 24 characters',
      'blocks[0].text: must be at most 3000 characters',
      'blocks[2].text: must be at least 1 character',
    ]);
  });
});

describe('a message', () => {
  it.each<[string, Json, Json, string]>([
    [
      'text for screen readers',
      { text: 'Hi', blocks: [section()] },
      { blocks: [section()] },
      'text: is missing: screen readers and notifications need it',
    ],
    [
      'text of 40,000',
      { text: long(40_000) },
      { text: long(40_001) },
      'text: must be at most 40000 characters',
    ],
    [
      '13,200 characters in all',
      { text: 'a', blocks: sections(3_000, 3_000, 3_000, 3_000, 1_200) },
      { text: 'a', blocks: sections(3_000, 3_000, 3_000, 3_000, 1_201) },
      'blocks: must be at most 13200 characters in all',
    ],
    [
      'metadata with both its parts',
      { text: 'a', metadata: { event_type: 'x', event_payload: {} } },
      { text: 'a', metadata: { event_payload: {} } },
      'metadata.event_type: is missing',
    ],
  ])('keeps to %s', (_row, accepted, refused, complaint) => {
    expect(validateMessage(accepted)).toEqual([]);
    expect(validateMessage(refused)).toEqual([complaint]);
  });
});
