import type { FaultOrder } from '../protocol.ts';
import { announce } from './announce.ts';
import { archive, deactivate, leave, makePrivate } from './membership.ts';
import type { Room } from './records.ts';
import { findPerson, findRoom, type Tokens, type World } from './world.ts';

type Broken = {
  [Fault in FaultOrder['fault']]: (world: World, order: Extract<FaultOrder, { fault: Fault }>) => void;
};

const later = (world: World, order: Parameters<World['faults']['add']>[0]) => world.faults.add(order);

const faults: Broken = {
  drop_socket: (world) => world.delivery.sockets.drop(),
  refresh_socket: (world) => world.delivery.sockets.refresh(),
  refuse_sockets: (world, { forMs }) => world.delivery.sockets.refuseFor(forMs),
  revoke_token: (world) => loseTokens(world, 'revoked'),
  uninstall_app: (world) => loseTokens(world, 'uninstalled'),
  restore_token: (world) => {
    world.tokens = 'valid';
  },
  archive_channel: (world, { channel }) => archive(world, roomOf(world, channel), 'USLACKBOT'),
  make_private: (world, { channel }) => makePrivate(world, roomOf(world, channel), 'USLACKBOT'),
  remove_app: (world, { channel }) => leave(world, roomOf(world, channel), world.settings.app.botUserId),
  deactivate_person: (world, { person }) => deactivate(world, findPerson(world, person)?.id ?? person),
  answer_429: later,
  answer_500: later,
  lose_call: later,
  lose_answer: later,
  time_out_after_work: later,
  deliver_twice: later,
  deliver_out_of_order: later,
};

/** Breaks something: at once, or for the calls and deliveries to come. */
export function breakThings<Fault extends FaultOrder['fault']>(
  world: World,
  order: Extract<FaultOrder, { fault: Fault }> & { fault: Fault },
): void {
  world.traffic.note({ direction: 'to_app', kind: 'fault', name: order.fault, sent: order });
  const run: Broken[Fault] = faults[order.fault];
  run(world, order);
}

function roomOf(world: World, channel: string): Room {
  const room = findRoom(world, channel);
  if (!room) throw new Error(`There is no conversation ${channel}`);
  return room;
}

function loseTokens(world: World, tokens: Tokens): void {
  world.tokens = tokens;
  announce(world, { type: 'tokens_revoked', tokens: { oauth: [], bot: [world.settings.app.botUserId] } });
  if (tokens === 'uninstalled') announce(world, { type: 'app_uninstalled' });
}
