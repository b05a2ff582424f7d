import { execFileSync } from 'node:child_process';
import { arch, cpus, platform } from 'node:os';

export const machineLine = (): string => {
  const cores = cpus();
  const model = cores[0]?.model.trim() || 'unknown processor';
  return `${cores.length} cores (${model}), ${platform()} ${arch()}, node ${process.versions.node}`;
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
