import { expect, it } from 'vitest';
import { inWorker } from '../../src/operations/in-worker.ts';

it('does not wait for a program that ends without an answer', async () => {
  await expect(inWorker('src/ids.ts', null)).rejects.toThrow('src/ids.ts ended without an answer');
});

it('throws what a program throws', async () => {
  await expect(
    inWorker('src/operations/upkeep/backup-worker.ts', { path: '/none/at/all', file: '' }),
  ).rejects.toThrow('directory does not exist');
});
