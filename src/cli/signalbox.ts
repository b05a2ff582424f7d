#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { COMMANDS } from './commands.ts';
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

// As `npm start` does, so that both mean the same database.
if (existsSync('.env')) process.loadEnvFile('.env');
process.exitCode = await run(COMMANDS, process.argv.slice(2), processTerminal());
