import type { Snapshot } from './protocol.ts';
import { toOpenView, toPageMessage } from './slack/records.ts';
import { allUnread } from './slack/unread.ts';
import { stackOf } from './slack/views.ts';
import { appInfo, type World } from './slack/world.ts';

/** The whole workspace for a page that has just connected. */
export function snapshotOf(world: World, clock: Snapshot['clock']): Snapshot {
  const rooms = [...world.rooms.values()];
  return {
    type: 'snapshot',
    workspace: world.settings.workspace,
    url: world.url,
    app: appInfo(world),
    people: [...world.people.values()],
    conversations: rooms.map((room) => room.info),
    messages: rooms.flatMap((room) => room.messages.map(toPageMessage)),
    views: Object.fromEntries(
      world.stacks.keys().map((person) => [person, stackOf(world, person).map(toOpenView)]),
    ),
    homes: Object.fromEntries(world.homes.entries().flatMap(([person, id]) => homeOf(world, person, id))),
    unread: allUnread(world),
    clock,
    traffic: world.traffic.entries(),
    rates: [...world.rates.states(), ...world.events.states()],
    faults: world.faults.active(),
  };
}

function homeOf(world: World, person: string, id: string): [string, Snapshot['homes'][string]][] {
  const view = world.views.get(id);
  return view ? [[person, { viewId: id, hash: view.hash, blocks: toOpenView(view).blocks }]] : [];
}
