import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

export interface Instruction {
  name: string;
  /** Everything behind the name, with continued lines joined. */
  rest: string;
}

export interface Stage {
  from: string;
  /** Name by which other stages copy from it; null for the last one. */
  as: string | null;
  instructions: Instruction[];
}

/** The stages of a Dockerfile, in order. */
export function stagesOf(text: string): Stage[] {
  const lines = text
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .join('\n')
    .replace(/\\\n\s*/g, ' ')
    .split('\n');
  const stages: Stage[] = [];
  for (const line of lines) {
    const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line.trim()) ?? [];
    if (name === 'FROM') {
      const [from = '', as] = rest.split(/\s+AS\s+/i);
      stages.push({ from, as: as ?? null, instructions: [] });
    } else stages.at(-1)?.instructions.push({ name, rest });
  }
  return stages;
}

export const dockerfile = (): string => readFileSync(join(ROOT, 'Dockerfile'), 'utf8');

/** What an instruction in its exec form runs: `CMD ["node", "x"]`. */
export function execForm(rest: string): string[] {
  const list: unknown = JSON.parse(rest.slice(rest.indexOf('[')));
  if (!Array.isArray(list) || !list.every((word) => typeof word === 'string'))
    throw new Error(`no exec form: ${rest}`);
  return list;
}

/** What a COPY instruction copies: from another stage or from the project, and where to. */
export function copyOf(rest: string): { stage: string | null; sources: string[]; to: string } {
  const words = rest.split(/\s+/);
  const stage = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : undefined;
  const to = words.pop() ?? '';
  return { stage: stage ?? null, sources: words, to };
}

/** The environment that ENV instructions set. */
export function envOf({ instructions }: Stage): Record<string, string> {
  const pairs = instructions
    .filter(({ name }) => name === 'ENV')
    .flatMap(({ rest }) => rest.split(/\s+/).map((pair) => pair.split('=')));
  return Object.fromEntries(pairs.map(([key = '', ...value]) => [key, value.join('=')]));
}
