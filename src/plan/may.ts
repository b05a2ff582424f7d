/** What somebody is to a plan; everyone in its channel is at least a member. */
export type Role = 'owner' | 'editor' | 'member' | 'viewer';

/** What can be done to a plan. `own item` and `own seat` are for whoever has the item or the seat. */
export type Action =
  | 'see'
  | 'import'
  | 'edit item'
  | 'own item'
  | 'raise blocker'
  | 'check in'
  | 'open gate'
  | 'give evidence'
  | 'close gate'
  | 'own seat'
  | 'override'
  | 'schedule sync'
  | 'end plan'
  | 'grant roles';

const MEMBER: readonly Action[] = ['see', 'own item', 'raise blocker', 'check in', 'own seat'];
const EDITOR: readonly Action[] = [
  ...MEMBER,
  'import',
  'edit item',
  'open gate',
  'give evidence',
  'close gate',
  'schedule sync',
];
const OWNER: readonly Action[] = [...EDITOR, 'override', 'end plan', 'grant roles'];
const ALLOWED: Record<Role, readonly Action[]> = {
  viewer: ['see'],
  member: MEMBER,
  editor: EDITOR,
  owner: OWNER,
};

/** Whether a role carries an action; whose item or seat it is, the caller knows. */
export function may(role: Role, action: Action): boolean {
  return ALLOWED[role].includes(action);
}
