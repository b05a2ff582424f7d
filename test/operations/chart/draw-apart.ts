import { setTimeout } from 'node:timers/promises';
import { chartSvg } from '../../../src/chart/svg/chart-svg.ts';
import { renderPng } from '../../../src/operations/chart/render-png.ts';
import { everyState, viewOf } from '../../chart/views.ts';
import { inkOf } from './ink.ts';
import { painters } from './painters.ts';

const FONT = "'DejaVu Sans Condensed', sans-serif";
const line = (words: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="60"><rect width="900" height="60" fill="#fff"/>` +
  `<text x="10" y="45" font-size="40" font-family="${FONT}">${words}</text></svg>`;

/** How wide the drawn letters are against each other: W to I, and of two letters that no font has. */
async function text(): Promise<Record<string, number>> {
  const svg = chartSvg(viewOf(everyState(), '2026-11-16'), 'light');
  const title = { left: 32, top: 20, width: 400, height: 44 };
  const bare = svg.replace(/<text[^>]*>[^<]*<\/text>/g, '');
  const ink = async (picture: string) => (await inkOf(await renderPng(picture), title)).share;
  const width = async (words: string) => (await inkOf(await renderPng(line(words)))).width;
  return {
    withText: await ink(svg),
    withoutText: await ink(bare),
    letters: (await width('W'.repeat(12))) / (await width('I'.repeat(12))),
    boxes: (await width('\u{10ffff}'.repeat(6))) / (await width('\u{10fffe}'.repeat(6))),
  };
}

const usedMb = (): number => {
  globalThis.gc?.();
  return painters().reduce((sum, { rssMb }) => sum + rssMb, process.memoryUsage.rss() / 1024 / 1024);
};

/** Growth of this process and the one that draws together, after the first pictures. */
async function memory(pictures: number): Promise<Record<string, number>> {
  const svg = chartSvg(viewOf(everyState(), '2026-11-16'), 'light');
  for (let at = 0; at < 10; at++) await renderPng(svg);
  await setTimeout(100);
  const before = usedMb();
  for (let at = 0; at < pictures; at++) await renderPng(svg);
  await setTimeout(100);
  return { before, painters: painters().length, grownMb: usedMb() - before };
}

const [what, count = '40'] = process.argv.slice(2);
console.log(JSON.stringify(what === 'text' ? await text() : await memory(Number(count))));
