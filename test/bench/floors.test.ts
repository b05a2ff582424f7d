import { describe, expect, it } from 'vitest';
import { compactGraph } from '../../bench/floors/compact-graph.ts';
import { graphlibPass, graphologyPass } from '../../bench/floors/graph-libraries.ts';
import { oddsLoop } from '../../bench/floors/odds-loop.ts';
import { stringIdPass } from '../../bench/floors/typed-array-pass.ts';
import { bareItems, generatedPlan } from '../../bench/plan/generated-plan.ts';
import { estimatedDays } from '../../src/plan/analysis/estimate.ts';
import { timetableOf } from '../../src/plan/analysis/network.ts';

const plan = generatedPlan(500);
const items = bareItems(plan, (item) => estimatedDays(item.duration));
const pass = stringIdPass(items);

describe('the generated plan', () => {
  it('is the same each time, with two different dependencies behind the first two items', () => {
    expect(generatedPlan(500)).toEqual(plan);
    const counts = plan.items.map(({ dependencies }) => new Set(dependencies.map(({ item }) => item)).size);
    expect(counts.slice(0, 2)).toEqual([0, 0]);
    expect(new Set(counts.slice(2))).toEqual(new Set([2]));
  });
});

describe('the floors compute what the engine computes', () => {
  it('forward and backward', () => {
    const engine = timetableOf(items);
    expect(Array.from(engine.finish, (slots) => slots / 2)).toEqual([...pass.finish]);
    expect(Array.from(engine.latestFinish, (slots) => slots / 2)).toEqual([...pass.latestFinish]);
    expect(engine.end / 2).toBe(pass.end);
  });

  it('on the graph libraries', () => {
    expect(graphologyPass(items)).toBe(pass.end);
    expect(graphlibPass(items)).toBe(pass.end);
  });

  it('in the odds loop, whose ends lie between the passes of the bounds', () => {
    const days = Float64Array.from(items, ({ days }) => days);
    expect(new Set(oddsLoop(compactGraph(items), pass.order, days, days, 3))).toEqual(new Set([pass.end]));
    const ends = oddsLoop(
      compactGraph(items),
      pass.order,
      days,
      days.map((one) => one * 2),
      50,
    );
    expect(ends[0]).toBeGreaterThan(pass.end);
    expect(ends[49]).toBeLessThan(pass.end * 2);
  });
});
