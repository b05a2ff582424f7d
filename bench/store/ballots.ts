import { join } from 'node:path';
import { systemClock } from '../../src/clock.ts';
import { randomIds } from '../../src/ids.ts';
import type { Deps } from '../../src/operations/deps.ts';
import { castBallot } from '../../src/operations/gates/cast-ballot.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import type { Benchmark } from '../figure.ts';
import { WORKSPACE } from '../http/bodies.ts';
import { channelAt, examplePlan, underReview } from '../http/world.ts';
import { timed } from '../plan/timed.ts';
import { race, type Timing } from '../race.ts';
import { inFolder } from './folder.ts';
import { inserting, newestRow } from './rows.ts';

/** One voter who changes between green and abstaining, through our operation. */
function ours(deps: Deps, reviewId: string): () => unknown {
  let votes = 0;
  const actor = { workspace: WORKSPACE, user: 'U0ENH' };
  return () => {
    const choice = votes++ % 2 === 0 ? 'green' : 'abstain';
    const cast = castBallot(deps, actor, { review: { reviewId }, vote: { choice }, standing: 'member' });
    if (!cast.ok) throw new Error(`the vote is refused: ${cast.reason}`);
    return cast;
  };
}

/**
 * What any program has to write for a ballot with its log row and its post: the same three statements on the same
 * tables with rows of the same size, in one transaction of the bare driver; it reads and decides nothing.
 */
function bare(database: Database): () => unknown {
  const { driver } = database;
  const ballot = newestRow(database, 'ballot');
  const entry = newestRow(database, 'log_entry', ['seq']);
  const post = newestRow(database, 'outbox', ['id']);
  const castRow = inserting(database, 'ballot', ballot);
  const logRow = inserting(database, 'log_entry', entry);
  const postRow = inserting(database, 'outbox', post);
  let version = Number(ballot.version);
  /** As long as ours are, for the index over them. */
  const key = String(post.key).replace(/\d+$/, '');
  const write = driver.transaction(() => {
    version += 1;
    castRow.run({ ...ballot, version });
    logRow.run(entry);
    postRow.run({ ...post, key: `${key}${version}` });
  });
  return () => write.immediate();
}

/** Votes of one timed stretch: garbage is collected before each, after which code that was compiled for it comes anew. */
const STRETCH = 1_000;

const stretch = (vote: () => unknown) => () => {
  for (let cast = 0; cast < STRETCH; cast += 1) vote();
};

const perSecond = ({ median, low, high, runs }: Timing): Timing => {
  const rate = (ms: number) => (1_000 * STRETCH) / ms;
  return { median: rate(median), low: rate(high), high: rate(low), runs };
};

export const storeBallot: Benchmark = {
  name: 'store-ballot',
  about:
    'A changed vote through our operation (it reads the review, decides, writes ballot, log row and posts, and hashes) against a transaction of the bare driver that writes the same rows and does nothing else, with the same pragmas, each on a file of its own.',
  run: () =>
    inFolder(async (folder) => {
      const open = (name: string) => {
        const database = openDatabase(join(folder, name));
        const deps: Deps = { database, clock: systemClock, ids: randomIds, wake: () => {} };
        return { database, vote: ours(deps, underReview(deps, examplePlan(), channelAt(0))) };
      };
      const [operation, floor] = [open('ours.db'), open('bare.db')];
      floor.vote();
      floor.vote();
      const times = await race([
        { name: 'ours', run: stretch(operation.vote) },
        { name: 'bare', run: stretch(bare(floor.database)) },
      ]);
      for (const { database } of [operation, floor]) database.close();
      return [
        {
          name: 'ballots a second',
          unit: '/s',
          value: perSecond(timed(times, 'ours')),
          floor: { name: 'bare driver', value: perSecond(timed(times, 'bare')) },
          goal: { of: 'ratio', is: 'at least', bound: 0.8 },
        },
      ];
    }),
};
