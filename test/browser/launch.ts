import { type BrowserServer, chromium } from 'playwright-core';
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

/**
 * Starts a headless browser that talks to nobody but the pages it is sent to, and to which several processes can
 * connect at its `wsEndpoint()`. The caller closes it.
 */
export async function launchBrowser(): Promise<BrowserServer> {
  const program = await findChromium();
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launchServer({
    host: '127.0.0.1',
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
