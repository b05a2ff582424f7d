import { z } from 'zod';

const carried = z.record(z.string(), z.string());

/** The ids that a form carries in its private metadata; empty where they do not read. */
export function readFormIds(metadata: string): Record<string, string> {
  try {
    return carried.parse(JSON.parse(metadata));
  } catch {
    return {};
  }
}
