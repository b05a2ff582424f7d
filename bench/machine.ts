import { execFileSync } from 'node:child_process';
import { arch, cpus, loadavg, platform } from 'node:os';

/** What was measured on, and how busy it was with other things when the run began. */
export const machineLine = (): string => {
  const cores = cpus();
  const model = cores[0]?.model.trim() || 'unknown processor';
  return `${cores.length} cores (${model}), ${platform()} ${arch()}, node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`;
};

/** The commit that was measured, marked where files differ from it; `unknown` outside a git checkout. */
export function commitLine(): string {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, {
        cwd: import.meta.dirname,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
    const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
    return git('rev-parse', '--short', 'HEAD') + (changed ? ' with changes' : '');
  } catch {
    return 'unknown';
  }
}
