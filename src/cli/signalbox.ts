#!/usr/bin/env node
import { COMMANDS } from './commands.ts';
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

process.exitCode = await run(COMMANDS, process.argv.slice(2), processTerminal());
