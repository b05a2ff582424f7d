import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from '../../../src/plan/analysis/analyse.ts';
import type { ItemAnalysis } from '../../../src/plan/analysis/analysis.ts';
import { compileCalendar } from '../../../src/plan/calendar/work-calendar.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { handedDown, isLeaf, leavesOf, oracle } from './oracle.ts';
import { type Case, cases, type Taste } from './random-plans.ts';

const EVERYTHING: Taste = { whole: false, away: true, facts: true };
const WHOLE_DAYS: Taste = { whole: true, away: false, facts: false };
const RUNS = { numRuns: 400 };

const leaves = ({ plan, state, today }: Case): ItemAnalysis[] =>
  analyse(plan, state, today).items.filter((item) => !item.summary);

const itemOf = (plan: Plan, id: string) => plan.items.find((item) => item.id === id);

test('starts and finishes are those of walking half day by half day', () => {
  fc.assert(
    fc.property(cases(EVERYTHING), (each) => {
      const { times, end } = oracle(each.plan, each.state, each.today);
      const analysis = analyse(each.plan, each.state, each.today);
      const seen = analysis.items.filter((item) => !item.summary);
      expect(seen.map(({ id, start, finish }) => [id, start, finish])).toEqual(
        seen.map(({ id }) => [id, times.get(id)?.start, times.get(id)?.finish]),
      );
      expect(analysis.end).toBe(end);
    }),
    { numRuns: 1_000 },
  );
});

test('float is how far an item can be put off, one day at a time, before the end moves', () => {
  fc.assert(
    fc.property(cases(WHOLE_DAYS), (each) => {
      const { end } = oracle(each.plan, each.state, each.today);
      const moves = (item: string, days: number) =>
        oracle(each.plan, each.state, each.today, { item, days }).end > end;
      for (const { id, floatDays, critical } of leaves(each)) {
        expect([id, moves(id, floatDays), moves(id, floatDays + 1)]).toEqual([id, false, true]);
        expect(critical).toBe(floatDays === 0);
      }
    }),
    { numRuns: 150 },
  );
});

test('a day more than its float moves the end by exactly that day', () => {
  fc.assert(
    fc.property(cases(WHOLE_DAYS), ({ plan, state, today }) => {
      const before = analyse(plan, state, today);
      const calendar = compileCalendar(plan);
      for (const { id, floatDays, summary } of before.items) {
        const duration = itemOf(plan, id)?.duration;
        if (summary || duration?.kind !== 'fixed' || duration.days === 0) continue;
        const longer = (days: number) => ({
          ...plan,
          items: plan.items.map((item) =>
            item.id === id
              ? { ...item, duration: { kind: 'fixed' as const, days: duration.days + days } }
              : item,
          ),
        });
        expect(analyse(longer(floatDays), state, today).end).toBe(before.end);
        expect(analyse(longer(floatDays + 1), state, today).end).toBe(calendar.addWorkdays(before.end, 1));
      }
    }),
    RUNS,
  );
});

test('shortening an item that is not critical never moves the end', () => {
  fc.assert(
    fc.property(cases({ ...EVERYTHING, away: false }), ({ plan, state, today }) => {
      const before = analyse(plan, state, today);
      for (const { id, critical, summary, status } of before.items) {
        const duration = itemOf(plan, id)?.duration;
        if (summary || critical || status === 'done' || duration?.kind !== 'fixed' || duration.days < 1)
          continue;
        const shorter = plan.items.map((item) =>
          item.id === id
            ? { ...item, duration: { kind: 'fixed' as const, days: duration.days - 0.5 } }
            : item,
        );
        expect(analyse({ ...plan, items: shorter }, state, today).end).toBe(before.end);
      }
    }),
    RUNS,
  );
});

test('the critical path is a chain of items without float up to the last one', () => {
  fc.assert(
    fc.property(cases(EVERYTHING), (each) => {
      const analysis = analyse(each.plan, each.state, each.today);
      const { waits } = oracle(each.plan, each.state, each.today);
      const byId = new Map(analysis.items.map((item) => [item.id, item]));
      const path = analysis.criticalPath.map((id) => byId.get(id));
      expect(path.every((item) => item?.critical && item.status !== 'done')).toBe(true);
      for (const [at, id] of analysis.criticalPath.entries()) {
        const next = analysis.criticalPath[at + 1];
        if (next !== undefined) expect(waits.get(next)).toContain(id);
      }
      const isOpenEnd = analysis.items.some((item) => item.status !== 'done' && item.finish === analysis.end);
      if (path.length > 0) expect(path.at(-1)?.finish).toBe(analysis.end);
      else expect(isOpenEnd && analysis.items.some((item) => item.critical)).toBe(false);
    }),
    RUNS,
  );
});

test('no item starts before its dependencies finish, nor one that is not parallel beside another', () => {
  fc.assert(
    fc.property(cases({ ...WHOLE_DAYS, away: true }), (each) => {
      const { plan } = each;
      const seen = leaves(each);
      const byId = new Map(seen.map((item) => [item.id, item]));
      for (const { id, start } of seen) {
        for (const { item } of itemOf(plan, id)?.dependencies ?? [])
          for (const leaf of leavesOf(plan, item)) {
            const finish = byId.get(leaf.id)?.finish ?? '';
            const isInstant = itemOf(plan, id)?.duration?.kind === 'fixed' && start === finish;
            expect(start > finish || isInstant || byId.get(leaf.id)?.start === finish).toBe(true);
          }
      }
      const takesTime = (id: string) => {
        const duration = itemOf(plan, id)?.duration;
        return duration?.kind === 'fixed' && duration.days > 0;
      };
      for (const a of seen)
        for (const b of seen) {
          const isAlone = itemOf(plan, a.id)?.parallel === false;
          if (
            a === b ||
            a.track === null ||
            a.track !== b.track ||
            !isAlone ||
            !takesTime(a.id) ||
            !takesTime(b.id)
          )
            continue;
          expect(a.finish < b.start || b.finish < a.start).toBe(true);
        }
    }),
    RUNS,
  );
});

test('a convergence point is reached with the last of its needs; tracks have the float that trying gives', () => {
  fc.assert(
    fc.property(cases(WHOLE_DAYS), ({ plan, state, today }) => {
      const needs = plan.convergence[0]?.needs ?? [];
      const dateOfPoint = (late: { item: string; days: number } | null = null) => {
        const { times } = oracle(plan, state, today, late);
        return needs
          .flatMap((id) => leavesOf(plan, id))
          .reduce(
            (date, { id }) => ((times.get(id)?.finish ?? '') > date ? (times.get(id)?.finish ?? '') : date),
            '',
          );
      };
      const { waits } = oracle(plan, state, today);
      const upstream = new Set(needs.flatMap((id) => leavesOf(plan, id).map((leaf) => leaf.id)));
      for (const id of upstream) for (const before of waits.get(id) ?? []) upstream.add(before);

      const [point] = analyse(plan, state, today).convergence;
      const forecast = dateOfPoint();
      expect(point?.forecast).toBe(forecast);
      for (const track of point?.tracks ?? []) {
        const inTrack = plan.items.filter(
          (item) =>
            isLeaf(plan, item) && upstream.has(item.id) && handedDown(plan, item, 'track') === track.id,
        );
        expect(track.needed).toBe(inTrack.length);
        const moves = (days: number) => inTrack.some(({ id }) => dateOfPoint({ item: id, days }) > forecast);
        expect([moves(track.floatDays), moves(track.floatDays + 1)]).toEqual([false, true]);
      }
    }),
    { numRuns: 150 },
  );
});

test('summary items have the dates of their leaves and their progress weighed by duration', () => {
  fc.assert(
    fc.property(cases(EVERYTHING), ({ plan, state, today }) => {
      const { items } = analyse(plan, state, today);
      const byId = new Map(items.map((item) => [item.id, item]));
      for (const summary of items.filter((item) => item.summary)) {
        const below = leavesOf(plan, summary.id).map((leaf) => byId.get(leaf.id) as ItemAnalysis);
        expect(summary.start).toBe(below.map((leaf) => leaf.start).sort()[0]);
        expect(summary.finish).toBe(
          below
            .map((leaf) => leaf.finish)
            .sort()
            .at(-1),
        );
        expect(summary.status === 'done').toBe(below.every((leaf) => leaf.status === 'done'));
        expect(summary.critical).toBe(below.some((leaf) => leaf.critical));
        const weights = below.map(({ id }) => {
          const duration = itemOf(plan, id)?.duration;
          if (duration?.kind === 'range') return (duration.low + duration.high) / 2;
          return duration?.kind === 'fixed' ? duration.days : 1;
        });
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        if (total === 0) continue;
        const worked = below.reduce((sum, leaf, at) => sum + leaf.progress * (weights[at] ?? 0), 0);
        expect(summary.progress).toBeCloseTo(worked / total);
      }
    }),
    RUNS,
  );
});
