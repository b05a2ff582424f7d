import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { launchBrowser } from '../test/browser/launch.ts';
import type { Benchmark, Figure } from './figure.ts';
import { freePort } from './http/process.ts';
import { timing } from './race.ts';

const DEMO = join(import.meta.dirname, '../sandbox/demo.ts');
const BUILT = join(import.meta.dirname, '../sandbox/page/dist');
const ROUNDS = 5;

/** Milliseconds of one start of the demo. */
interface Start {
  /** From the start of the process until its address is printed. */
  address: number;
  /** From then until the page shows messages and takes what is typed. */
  usable: number;
}

async function started(browser: Browser): Promise<Start> {
  const page = await browser.newPage();
  const from = performance.now();
  const demo = spawn(process.execPath, [DEMO], {
    env: { ...process.env, PORT: String(await freePort()) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await addressOf(demo);
    const printed = performance.now();
    await page.goto(url);
    await page.getByRole('main').getByRole('article').first().waitFor();
    await page
      .getByRole('main')
      .getByRole('textbox', { name: /^Message / })
      .fill('/plan show');
    return { address: printed - from, usable: performance.now() - printed };
  } finally {
    await page.close();
    demo.kill('SIGTERM');
    await once(demo, 'exit');
  }
}

function addressOf(demo: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    demo.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      const [address] = /http:\S+/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    demo.once('exit', (status) => reject(new Error(`the demo ended with ${status} and said: ${said}`)));
  });
}

function figuresOf(which: string, starts: readonly Start[]): Figure[] {
  const within = (name: string, key: keyof Start, bound: number): Figure => ({
    name: `${name}, ${which}`,
    unit: 'ms',
    value: timing(starts.map((start) => start[key])),
    floor: null,
    goal: { of: 'value', is: 'at most', bound },
  });
  return [
    within('start to the printed address', 'address', 5_000),
    within('from there until the page shows messages and takes what is typed', 'usable', 2_000),
  ];
}

export const demo: Benchmark = {
  name: 'demo',
  about:
    'The demo as `npm run demo` starts it, its address opened in a browser that is there already: with the page to be built first, as after the install, and with the page that the first start built.',
  async run() {
    const server = await launchBrowser();
    const browser = await chromium.connect(server.wsEndpoint());
    try {
      const fresh: Start[] = [];
      const later: Start[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        rmSync(BUILT, { recursive: true, force: true });
        fresh.push(await started(browser));
        later.push(await started(browser));
      }
      return [...figuresOf('page not built', fresh), ...figuresOf('page built', later)];
    } finally {
      await browser.close();
      await server.close();
    }
  },
};
