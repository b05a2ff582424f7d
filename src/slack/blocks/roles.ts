import { actions, button, context, header, section } from './elements.ts';
import { words } from './escape.ts';
import { type Message, message } from './message.ts';
import { planActionIds } from './plan-ids.ts';

type Named = 'owner' | 'editor' | 'viewer';

/** Who has which role of a plan. */
export interface RolesView {
  planId: string;
  planName: string;
  /** The reader's own. */
  own: Named | 'member';
  roles: { name: string; role: Named; gone: boolean }[];
}

const titles: Record<Named, string> = {
  owner: '*Owners* may do everything',
  editor: '*Editors* import, open gates and edit items',
  viewer: '*Viewers* only read',
};

export function rolesMessage({ planId, planName, own, roles }: RolesView): Message {
  const point = `You are ${own === 'owner' || own === 'editor' ? 'an' : 'a'} ${own} of ${words(planName, 150)}.`;
  const listed = (['owner', 'editor', 'viewer'] as const).flatMap((role) => {
    const named = roles.filter((one) => one.role === role);
    if (named.length === 0) return [];
    const names = named.map(
      ({ name, gone }) => `• ${words(name, 80)}${gone ? ' (account deactivated)' : ''}`,
    );
    return [section(names, { heading: titles[role], room: 20 })];
  });
  const isOwned = roles.some(({ role, gone }) => role === 'owner' && !gone);
  const buttons = [
    ...(own === 'owner' ? [button('Give a Role', planActionIds.giveRole, planId)] : []),
    ...(isOwned ? [] : [button('Take It Over', planActionIds.takeOver, planId)]),
  ];
  return message(point, [
    header(`Roles · ${planName}`),
    section([point]),
    ...listed,
    section(['Everyone else in the channel is a *member*: own items, blockers, check-ins, own votes.']),
    ...(buttons.length > 0 ? [actions(buttons)] : []),
    context([
      'An owner: `/plan roles grant @somebody editor`, `/plan roles take @somebody`',
      'A workspace admin, where all owners are gone: `/plan roles takeover`',
    ]),
  ]);
}
