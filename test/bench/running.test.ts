import { statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import type { Server } from '../../bench/http/process.ts';
import { bigDatabase } from '../../bench/running/big-database.ts';
import { firstAck } from '../../bench/running/running.ts';
import { inFolder } from '../../bench/store/folder.ts';

it('stores at least as much as it is asked for, and not twice as much', async () => {
  const megabytes = await inFolder(
    async (folder) => statSync(bigDatabase(folder, 'big.db', 4)).size / 1_048_576,
  );
  expect(megabytes).toBeGreaterThan(4);
  expect(megabytes).toBeLessThan(8);
});

async function served(status: number): Promise<{ server: Server; asked: () => string; end: () => void }> {
  let asked = '';
  const server = createServer((request, response) => {
    request.on('data', (chunk) => {
      asked += String(chunk);
    });
    request.on('end', () => setTimeout(() => response.writeHead(status, { 'content-length': 0 }).end(), 20));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const end = () => {
    server.closeAllConnections();
    server.close();
  };
  return { server: { port } as Server, asked: () => asked, end };
}

it('times from the start to the whole answer to one command, and wants it to be 200', async () => {
  const good = await served(200);
  const { ms } = await firstAck(async () => good.server);
  expect(ms).toBeGreaterThanOrEqual(19);
  expect(good.asked()).toContain('command=%2Fplan&text=help');
  good.end();
  const bad = await served(503);
  await expect(firstAck(async () => bad.server)).rejects.toThrow('answered with 503');
  bad.end();
});
