import { join } from 'node:path';
import { actionIds } from '../../src/slack/blocks/action-ids.ts';
import type { Benchmark, Figure } from '../figure.ts';
import { clickBody } from './bodies.ts';
import type { Lane } from './load.ts';
import { startServer } from './process.ts';
import { latencies, latencyOf } from './rounds.ts';
import { child } from './slash-commands.ts';
import { type Seat, startWorld } from './world.ts';

const STRETCH_MS = 800;
const PLANS = 20;
const OURS = 'vote';
const DURABLE = 'bare Bolt with one durable write';

/**
 * Each seat votes green and abstains by turns, so that every vote is a change. A seat's votes all come by one lane,
 * one after another, as a person's do.
 */
function votes(seats: readonly Seat[]): { body(lane: Lane): string; sent(): number } {
  const cast = new Map<Seat, number>();
  const turns = new Map<number, number>();
  let sent = 0;
  return {
    sent: () => sent,
    body({ at, of }) {
      const mine = seats.filter((_, index) => index % of === at);
      const turn = turns.get(at) ?? 0;
      const seat = mine[turn % mine.length];
      if (!seat) throw new Error('there are more lanes than seats');
      turns.set(at, turn + 1);
      const before = cast.get(seat) ?? 0;
      cast.set(seat, before + 1);
      sent += 1;
      const action = before % 2 === 0 ? actionIds.voteGreen : actionIds.voteAbstain;
      return clickBody(action, seat.reviewId, seat.channel, seat.user);
    },
  };
}

export const voteClicks: Benchmark = {
  name: 'votes',
  about:
    'A click on [Green] or [Abstain], on disk before its ack (20 open reviews, 5 voters each; the ballot, its log row and its posts in one durable transaction), against an app on Bolt with one durable insert before its ack. Every ballot is counted afterwards. Posting goes on meanwhile at the pace that Slack allows.',
  async run() {
    const world = await startWorld(PLANS);
    const bare = await startServer((port) => ({
      args: [child('bare-bolt'), String(port), join(world.folder, 'bare.db')],
    }));
    const clicks = votes(world.seats);
    const targets = [
      { name: OURS, port: world.server.port, body: clicks.body },
      {
        name: DURABLE,
        port: bare.port,
        body: () => clickBody(actionIds.voteGreen, 'a review', 'C0BENCH0', 'U0LEAD'),
      },
    ];
    try {
      const figures: Figure[] = [];
      for (const concurrency of [1, 50]) {
        const seen = await latencies(targets, { concurrency, ms: STRETCH_MS });
        const [ours, floor] = [latencyOf(seen, OURS), latencyOf(seen, DURABLE)];
        figures.push(
          {
            name: `votes a second, ${concurrency} at a time`,
            unit: '/s',
            value: ours.rate,
            floor: { name: DURABLE, value: floor.rate },
            goal: { of: 'ratio', is: 'at least', bound: 0.9 },
          },
          {
            name: `vote, p50, ${concurrency} at a time`,
            unit: 'ms',
            value: ours.p50,
            floor: { name: DURABLE, value: floor.p50 },
            goal: null,
          },
          {
            name: `vote, p99, ${concurrency} at a time`,
            unit: 'ms',
            value: ours.p99,
            floor: { name: DURABLE, value: floor.p99 },
            goal: null,
          },
        );
      }
      if (world.ballots() !== clicks.sent())
        throw new Error(`${clicks.sent()} votes were acknowledged, ${world.ballots()} are stored`);
      return figures;
    } finally {
      await Promise.all([world, bare].map((one) => one.stop()));
    }
  },
};
