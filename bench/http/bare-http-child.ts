import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { SIGNING_SECRET } from './signed.ts';

/** Run as a process of its own with a port: checks the signature as Bolt does, and answers with nothing. */
function isSigned(request: IncomingMessage, body: string): boolean {
  const timestamp = String(request.headers['x-slack-request-timestamp']);
  if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > 300) return false;
  const expected = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  const given = String(request.headers['x-slack-signature']);
  return (
    given.length === expected.length + 3 && timingSafeEqual(Buffer.from(given), Buffer.from(`v0=${expected}`))
  );
}

createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    response.statusCode = isSigned(request, Buffer.concat(parts).toString()) ? 200 : 401;
    response.end();
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
