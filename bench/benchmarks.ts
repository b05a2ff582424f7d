import { chart } from './chart.ts';
import { demo } from './demo.ts';
import type { Benchmark } from './figure.ts';
import { growth } from './growth/growth.ts';
import { home } from './home.ts';
import { slashCommands } from './http/slash-commands.ts';
import { voteClicks } from './http/votes.ts';
import { digestMorning } from './morning/morning.ts';
import { analysis } from './plan/analysis.ts';
import { barePass } from './plan/bare-pass.ts';
import { file } from './plan/file.ts';
import { graphLibraries } from './plan/graph-libraries.ts';
import { memory } from './plan/memory.ts';
import { chances } from './plan/odds.ts';
import { taskJuggler } from './plan/taskjuggler.ts';
import { running } from './running/running.ts';
import { sandbox } from './sandbox.ts';
import { storeBallot } from './store/ballots.ts';
import { storePlan } from './store/plans.ts';
import { sync } from './sync/sync.ts';

/** Every benchmark, in the order in which a whole run takes them. */
export const BENCHMARKS: readonly Benchmark[] = [
  barePass,
  analysis,
  chances,
  file,
  memory,
  graphLibraries,
  taskJuggler,
  chart,
  sync,
  home,
  slashCommands,
  voteClicks,
  storeBallot,
  storePlan,
  growth,
  running,
  demo,
  sandbox,
  digestMorning,
];
