import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export interface Painter {
  pid: number;
  rssMb: number;
}

const PAGE_KB = 4;

/** pid, parent, memory in KB and command line of every process; from /proc where there is no ps. */
function processes(): { pid: number; parent: number; kb: number; args: string }[] {
  if (!existsSync('/proc/self/stat')) {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' }).split('\n');
    return lines.map((line) => {
      const [pid, parent, kb, ...args] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), kb: Number(kb), args: args.join(' ') };
    });
  }
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const [, parent] = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      const [, pages] = readFileSync(`/proc/${name}/statm`, 'utf8').split(' ');
      const args = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      return [{ pid: Number(name), parent: Number(parent), kb: Number(pages) * PAGE_KB, args }];
    } catch {
      return [];
    }
  });
}

/** The processes in which this one has its pictures drawn. */
export const painters = (): Painter[] =>
  processes()
    .filter(({ parent, args }) => parent === process.pid && args.includes('png-process'))
    .map(({ pid, kb }) => ({ pid, rssMb: kb / 1024 }));
