import { readFileSync } from 'node:fs';
import { verifyRecord } from '../operations/gates/verify-record.ts';
import { verifyChains } from '../storage/chains.ts';
import { type Call, EXIT, type Exit } from './command.ts';
import { sayFailed, withDatabase } from './database.ts';
import type { Terminal } from './terminal.ts';

/** `signalbox log verify`: 0 where every chain fits, 1 where something was changed, 2 where it cannot be read. */
export function verify(call: Call, terminal: Terminal, file: string | undefined): Exit | Promise<Exit> {
  return file === undefined ? verifyDatabase(call, terminal) : verifyFile(call, terminal, file);
}

function verifyDatabase(call: Call, terminal: Terminal): Promise<Exit> {
  const head = call.option('head');
  return withDatabase(terminal, ({ store }) => {
    const { chains, found } = verifyChains(store, head);
    const broken = chains.filter(({ verdict }) => !verdict.ok);
    if (call.json) terminal.out(JSON.stringify({ ok: broken.length === 0 && found, found, chains }, null, 2));
    for (const { workspace, planId, verdict } of broken) {
      const row = 'seq' in verdict ? verdict.seq : null;
      const why = verdict.ok ? '' : verdict.why;
      terminal.err(terminal.errColour.red(`Row ${row} of the log ${chainName(workspace, planId)}: ${why}.`));
    }
    if (!found) terminal.err(terminal.errColour.red(`No row has the hash ${head}.`));
    if (broken.length > 0 || !found) return EXIT.found;
    const rows = chains.reduce((sum, { verdict }) => sum + (verdict.ok ? verdict.rows : 0), 0);
    if (!call.json)
      terminal.out(
        `${rows} rows in ${chains.length} ${chains.length === 1 ? 'chain' : 'chains'}: each follows the one before it.`,
      );
    return EXIT.ok;
  });
}

function chainName(workspace: string, planId: string | null): string {
  return planId === null ? `of the workspace ${workspace}` : `of plan ${planId}`;
}

function verifyFile(call: Call, terminal: Terminal, file: string): Exit {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return sayFailed(
      terminal,
      EXIT.unreadable,
      `${file} cannot be read (${(error as { code?: string }).code}).`,
    );
  }
  const verdict = verifyRecord(text, call.option('head'));
  if (call.json) terminal.out(JSON.stringify(verdict, null, 2));
  else if (verdict.ok) terminal.out(`${file}: ${verdict.rows} rows, each follows the one before it.`);
  if (verdict.ok) return EXIT.ok;
  const row = 'seq' in verdict && verdict.seq !== null ? `row ${verdict.seq} ` : '';
  const what = 'what' in verdict ? ` (${verdict.what})` : '';
  terminal.err(terminal.errColour.red(`${file}: ${row}${verdict.why}${what}.`));
  return verdict.why === 'not a record' ? EXIT.unreadable : EXIT.found;
}
