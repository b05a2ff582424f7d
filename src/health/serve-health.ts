import { createServer, type ServerResponse } from 'node:http';
import type { Logger } from '../log.ts';
import type { Meters } from './meters.ts';
import type { Readiness } from './vitals.ts';

interface Sources {
  readiness(): Readiness;
  meters: Meters;
  log: Logger;
}

/**
 * Answers /healthz (the process lives), /readyz (it can do its work, else 503 with the reasons) and /metrics. A port
 * that is taken is logged: Signalbox works without it.
 */
export async function serveHealth(
  { host, port }: { host: string; port: number },
  sources: Sources,
): Promise<{ port: number | null; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    void answer(request.url ?? '', response, sources);
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  const bound = await new Promise<boolean>((resolve) => {
    server.once('error', (error) => {
      sources.log.warn({ port, error: error.message }, 'health is not served');
      resolve(false);
    });
    server.listen(port, host, () => resolve(true));
  });
  const address = bound ? server.address() : null;
  return {
    port: typeof address === 'object' && address !== null ? address.port : null,
    async stop() {
      if (!bound) return;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(path: string, response: ServerResponse, { readiness, meters }: Sources): Promise<void> {
  const say = (status: number, body: string, type = 'text/plain') =>
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  if (path === '/healthz') say(200, 'ok\n');
  else if (path === '/readyz') {
    const { ready, reasons } = readiness();
    say(ready ? 200 : 503, `${JSON.stringify({ ready, reasons })}\n`, 'application/json');
  } else if (path === '/metrics') {
    try {
      say(200, await meters.text(), meters.contentType);
    } catch {
      say(503, 'the database does not answer\n');
    }
  } else say(404, 'there is /healthz, /readyz and /metrics\n');
}
