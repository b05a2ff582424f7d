import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './chromium.ts';

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
];

/** Starts a headless browser that talks to nobody but the pages it is sent to. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const program = await findChromium();
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: program.path,
    args: [...QUIET, ...asRoot],
    env: { ...definedEnvironment(), ...program.env },
  });
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
