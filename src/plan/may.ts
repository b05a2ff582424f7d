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
  | 'take baseline'
  | 'end plan'
  | 'reset plan'
  | 'grant roles'
  | 'take over';

/** Who wants to do it. */
export interface Doer {
  role: Role;
  /** The plan's id of the person; null where the plan does not name them. */
  person: string | null;
  /** An admin or owner of the workspace. */
  admin: boolean;
}

/** What it would be done to; what is not given does not matter to the action. */
export interface Subject {
  /** Person who has the item or holds the seat; null where nobody does. */
  holder?: string | null;
  /** Nobody who owns the plan is there any more. */
  ownersGone?: boolean;
}

const MEMBER: readonly Action[] = ['see', 'raise blocker', 'check in'];
const EDITOR: readonly Action[] = [
  ...MEMBER,
  'import',
  'edit item',
  'open gate',
  'give evidence',
  'close gate',
  'schedule sync',
];
const OWNER: readonly Action[] = [
  ...EDITOR,
  'override',
  'take baseline',
  'end plan',
  'reset plan',
  'grant roles',
];
const ALLOWED: Record<Role, readonly Action[]> = {
  viewer: ['see'],
  member: MEMBER,
  editor: EDITOR,
  owner: OWNER,
};

/**
 * Whether somebody may do something to a subject. An item that nobody has is for any member; an editor may change any
 * item, but a seat is voted for by whoever holds it alone. A workspace admin may take over a plan that its owners left.
 */
export function may(doer: Doer, action: Action, subject: Subject = {}): boolean {
  const { holder = null } = subject;
  const isHolder = holder !== null && holder === doer.person;
  switch (action) {
    case 'own item':
      return doer.role !== 'viewer' && (holder === null || isHolder || may(doer, 'edit item'));
    case 'own seat':
      return doer.role !== 'viewer' && isHolder;
    case 'take over':
      return doer.admin && subject.ownersGone === true;
    default:
      return ALLOWED[doer.role].includes(action);
  }
}
