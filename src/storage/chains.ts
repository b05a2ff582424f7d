import type { Store } from './database.ts';
import { loadLog } from './log.ts';
import { type ChainVerdict, verifyChain } from './log-verify.ts';
import { logEntry } from './schema/index.ts';

export interface VerifiedChain {
  workspace: string;
  /** null for the chain of what concerns no plan. */
  planId: string | null;
  verdict: ChainVerdict;
}

/** Checks every chain of a database; `found` says whether the head is in one of them, where one is asked for. */
export function verifyChains(store: Store, head?: string): { chains: VerifiedChain[]; found: boolean } {
  let found = head === undefined;
  const chains = store
    .selectDistinct({ workspace: logEntry.workspace, planId: logEntry.planId })
    .from(logEntry)
    .all()
    .map(({ workspace, planId }) => {
      const rows = loadLog(store, workspace, planId);
      found ||= rows.some(({ hash }) => hash === head);
      return { workspace, planId, verdict: verifyChain(rows) };
    });
  return { chains, found };
}
