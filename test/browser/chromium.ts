import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGED_VERSION = '153.0.0';
const INSTALLED = [
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

interface ChromiumProgram {
  path: string;
  /** What the program needs in its environment beyond ours. */
  env: Record<string, string>;
}

/** The browser to use: CHROMIUM_PATH, else an installed Chrome or Chromium, else the one in node_modules. */
export async function findChromium(): Promise<ChromiumProgram> {
  const chosen = process.env.CHROMIUM_PATH ?? INSTALLED.find((path) => existsSync(path));
  return chosen === undefined ? unpackChromium() : { path: chosen, env: {} };
}

/**
 * Unpacks @sparticuz/chromium once a machine. Several test workers may come at the same time: each unpacks into a
 * folder of its own and the first to finish gives it the shared name.
 */
async function unpackChromium(): Promise<ChromiumProgram> {
  const home = join(tmpdir(), `signalbox-chromium-${PACKAGED_VERSION}`);
  if (!existsSync(home)) await unpackInto(home);
  return {
    path: join(home, 'chromium'),
    env: { FONTCONFIG_PATH: join(home, 'fonts'), LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), HOME: home },
  };
}

async function unpackInto(home: string): Promise<void> {
  const own = await mkdtemp(`${home}-`);
  const before = { ...process.env };
  // The package reads both at import; without the first it leaves out the system libraries a bare machine lacks.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  process.env.TMPDIR = own;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    chromium.setGraphicsMode = false;
    await chromium.executablePath();
  } finally {
    restoreEnvironment(before);
  }
  await writeFile(join(own, 'fonts', 'fonts.conf'), fontSettings(home));
  await rename(own, home).catch(() => rm(own, { recursive: true, force: true }));
}

/** The package's own settings look for its fonts in fixed folders; these name the folder where they are. */
function fontSettings(home: string): string {
  const folders = [join(home, 'fonts', 'fonts'), '/usr/share/fonts'].map(
    (folder) => `  <dir>${folder}</dir>\n`,
  );
  const cache = `  <cachedir>${join(home, 'fonts-cache')}</cachedir>\n`;
  return `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n${folders.join('')}${cache}</fontconfig>\n`;
}

function restoreEnvironment(before: NodeJS.ProcessEnv): void {
  for (const name of ['AWS_EXECUTION_ENV', 'TMPDIR', 'FONTCONFIG_PATH', 'LD_LIBRARY_PATH', 'HOME']) {
    const value = before[name];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}
