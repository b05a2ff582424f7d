import { expect, it } from 'vitest';
import { goesWith } from '../../src/operations/goes-with.ts';

it('is there as long as the thing is the same, and not at a copy', () => {
  const [lengths, names] = [goesWith<{ text: string }, number>(), goesWith<{ text: string }, string>()];
  const thing = { text: 'abc' };
  expect(lengths.get(thing)).toBeUndefined();
  lengths.set(thing, 3);
  lengths.set(thing, 4);
  names.set(thing, 'three letters');
  expect([lengths.get(thing), names.get(thing)]).toEqual([4, 'three letters']);
  expect(lengths.get({ ...thing, text: 'ab' })).toBeUndefined();
  expect(lengths.get(structuredClone(thing))).toBeUndefined();
});

it('is seen by nobody who looks through the thing, and may be at a list', () => {
  const notes = goesWith<object, string>();
  const list = ['a'];
  const thing = { list };
  notes.set(list, 'unseen');
  notes.set(thing, 'unseen');
  expect(Object.keys(thing)).toEqual(['list']);
  expect(JSON.stringify(thing)).toBe('{"list":["a"]}');
  expect(thing).toStrictEqual({ list: ['a'] });
  expect([...list]).toEqual(['a']);
  expect(notes.get([...list])).toBeUndefined();
});
