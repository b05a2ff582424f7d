import { execFile } from 'node:child_process';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { chartSvg } from '../../../src/chart/svg/chart-svg.ts';
import type { ChartView } from '../../../src/chart/view.ts';
import { renderPng } from '../../../src/operations/chart/render-png.ts';
import { everyState, viewOf } from '../../chart/views.ts';
import { painters } from './painters.ts';

const view = viewOf(everyState(), '2026-11-16');
const run = promisify(execFile);

/** Draws in a process of its own, whose memory is nobody else's, and gives its figures. */
async function apart(...args: string[]): Promise<Record<string, number>> {
  const child = new URL('./draw-apart.ts', import.meta.url).pathname;
  const { stdout } = await run(process.execPath, ['--expose-gc', child, ...args]);
  return JSON.parse(stdout) as Record<string, number>;
}

const named = (name: string): ChartView => ({ ...view, plan: name });

describe('a chart as PNG', () => {
  it('is as large as its SVG', async () => {
    const png = await renderPng(chartSvg(view, 'light'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1600);
    expect(png.readUInt32BE(20)).toBeGreaterThan(500);
  });

  it('has its text drawn in letters, not in boxes', async () => {
    const { withText = 0, withoutText = 1, letters = 0, boxes = 0 } = await apart('text');
    expect(withText).toBeGreaterThan(0.02);
    expect(withoutText).toBe(0);
    // Where no font has the letters each is the same box: I and W would be as wide as each other.
    expect(letters).toBeGreaterThan(2);
    expect(boxes).toBeCloseTo(1, 1);
  });

  it('draws names in any script, in either direction, with emoji and signs of mark-up', async () => {
    for (const name of [
      'משימה ראשונה',
      'تحويل البيانات',
      '🚧👩‍👩‍👧',
      '<b>&amp;</b>',
      '\u202e\u0000\ud800',
      '漢字',
    ]) {
      const png = await renderPng(chartSvg(named(name), 'dark'));
      expect(png.length).toBeGreaterThan(10_000);
    }
  });

  it('refuses what is no SVG, and draws the next one', async () => {
    await expect(renderPng('<svg')).rejects.toThrow('the picture cannot be drawn');
    await expect(renderPng(chartSvg(view, 'light'))).resolves.toBeInstanceOf(Buffer);
  });

  it('draws several at once, each to whom it belongs', async () => {
    const tall = { ...view, lanes: [...view.lanes, ...view.lanes] };
    const heights = await Promise.all(
      [view, tall, view, tall].map(async (one) => (await renderPng(chartSvg(one, 'light'))).readUInt32BE(20)),
    );
    expect(heights[0]).toBe(heights[2]);
    expect(heights[1]).toBe(heights[3]);
    expect(heights[1]).toBeGreaterThan(heights[0] ?? 0);
  });

  it('lets the event loop go on', async () => {
    const svg = chartSvg(view, 'light');
    await renderPng(svg);
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    for (let at = 0; at < 5; at++) await renderPng(svg);
    delay.disable();
    // What a busy machine adds is in it too; drawing here would hold it as long as a picture takes.
    expect(delay.percentile(50) / 1e6).toBeLessThan(20);
  });

  it('fails alone where the process that draws dies, and begins anew', async () => {
    const svg = chartSvg(view, 'light');
    await renderPng(svg);
    const [first, ...more] = painters();
    expect(more).toEqual([]);
    const lost = renderPng(svg);
    process.kill(first?.pid ?? 0, 'SIGKILL');
    await expect(lost).rejects.toThrow('ended');
    await expect(renderPng(svg)).resolves.toBeInstanceOf(Buffer);
    expect(painters()[0]?.pid).not.toBe(first?.pid);
  });

  it('keeps no memory of the pictures that it drew', async () => {
    const { grownMb = Number.POSITIVE_INFINITY, painters: drawing } = await apart('memory', '25');
    expect(drawing).toBe(1);
    expect(grownMb).toBeLessThan(25);
  });
});
