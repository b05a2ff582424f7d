import { buildPage } from './page-server.ts';

// The page is built while the program, the app and the story come up: all take seconds on a busy machine.
const page = buildPage();
const { startDemo } = await import('./demo/start.ts');
await startDemo(page);
