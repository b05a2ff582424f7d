import { describe, expect, it } from 'vitest';
import { type Action, may, type Role } from '../../src/plan/may.ts';

const roles: Role[] = ['viewer', 'member', 'editor', 'owner'];

/** Every action with who may do it: v viewer, m member, e editor, o owner; the subject is one's own, nobody's, another's. */
const table: [Action, own: string, nobodys: string, others: string][] = [
  ['see', 'vmeo', 'vmeo', 'vmeo'],
  ['raise blocker', 'meo', 'meo', 'meo'],
  ['check in', 'meo', 'meo', 'meo'],
  ['own item', 'meo', 'meo', 'eo'],
  ['own seat', 'meo', '', ''],
  ['import', 'eo', 'eo', 'eo'],
  ['edit item', 'eo', 'eo', 'eo'],
  ['open gate', 'eo', 'eo', 'eo'],
  ['give evidence', 'eo', 'eo', 'eo'],
  ['close gate', 'eo', 'eo', 'eo'],
  ['schedule sync', 'eo', 'eo', 'eo'],
  ['override', 'o', 'o', 'o'],
  ['take baseline', 'o', 'o', 'o'],
  ['end plan', 'o', 'o', 'o'],
  ['reset plan', 'o', 'o', 'o'],
  ['grant roles', 'o', 'o', 'o'],
  ['take over', '', '', ''],
];

describe.each(table)('%s', (action, own, nobodys, others) => {
  const allowed = (holder: string | null) =>
    roles
      .filter((role) => may({ role, person: 'ana', admin: false }, action, { holder }))
      .map((role) => role.slice(0, 1))
      .join('');

  it('is for the roles of its row', () => {
    expect([allowed('ana'), allowed(null), allowed('bo')]).toEqual([own, nobodys, others]);
  });

  it('is no more for a workspace admin', () => {
    for (const role of roles)
      expect(may({ role, person: 'ana', admin: true }, action)).toBe(
        may({ role, person: 'ana', admin: false }, action),
      );
  });
});

describe('taking over a plan', () => {
  it.each([
    [true, true, true],
    [true, false, false],
    [false, true, false],
    [false, false, false],
  ])('admin %s, owners gone %s: %s', (admin, ownersGone, expected) => {
    for (const role of roles) {
      expect(may({ role, person: null, admin }, 'take over', { ownersGone })).toBe(expected);
    }
  });
});

it('a person whom the plan does not name holds nothing', () => {
  expect(may({ role: 'member', person: null, admin: false }, 'own seat', { holder: null })).toBe(false);
  expect(may({ role: 'member', person: null, admin: false }, 'own item', { holder: 'ana' })).toBe(false);
});
