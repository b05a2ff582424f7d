import { chart } from './chart.ts';
import type { Benchmark } from './figure.ts';
import { home } from './home.ts';
import { analysis } from './plan/analysis.ts';
import { barePass } from './plan/bare-pass.ts';
import { file } from './plan/file.ts';
import { graphLibraries } from './plan/graph-libraries.ts';
import { memory } from './plan/memory.ts';
import { chances } from './plan/odds.ts';
import { sync } from './sync/sync.ts';

/** Every benchmark, in the order in which a whole run takes them. */
export const BENCHMARKS: readonly Benchmark[] = [
  barePass,
  analysis,
  chances,
  file,
  memory,
  graphLibraries,
  chart,
  sync,
  home,
];
