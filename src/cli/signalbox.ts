#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { loadLeanPackages } from '../lean-packages.ts';

// As `npm start` does, so that both mean the same database.
if (existsSync('.env')) process.loadEnvFile('.env');
// Before anything else is loaded: a command in a git hook takes hardly longer than it takes to start.
enableCompileCache();
loadLeanPackages();
const [{ COMMANDS }, { run }, { processTerminal }] = await Promise.all([
  import('./commands.ts'),
  import('./run.ts'),
  import('./terminal.ts'),
]);
process.exitCode = await run(COMMANDS, process.argv.slice(2), processTerminal());
