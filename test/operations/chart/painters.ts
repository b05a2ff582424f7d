import { existsSync, readFileSync } from 'node:fs';

export interface Painter {
  pid: number;
  /** 0 where the system does not tell. */
  rssMb: number;
}

const PAGE_KB = 4;

function rssMb(pid: number): number {
  const file = `/proc/${pid}/statm`;
  if (!existsSync(file)) return 0;
  const [, pages] = readFileSync(file, 'utf8').split(' ');
  return (Number(pages) * PAGE_KB) / 1024;
}

/** The children of this process: those in which it has its pictures drawn. */
export function painters(): Painter[] {
  const { libuv } = process.report.getReport() as { libuv: { type: string; pid?: number }[] };
  return libuv.flatMap(({ type, pid }) =>
    type === 'process' && pid !== undefined ? [{ pid, rssMb: rssMb(pid) }] : [],
  );
}
