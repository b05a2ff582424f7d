import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { exponentOf } from '../../bench/growth/exponent.ts';
import { clickBody, commandBody } from '../../bench/http/bodies.ts';
import { isWhole } from '../../bench/http/connection.ts';
import { load, ranked } from '../../bench/http/load.ts';
import { SIGNING_SECRET, signedRequest } from '../../bench/http/signed.ts';

describe('a signed request', () => {
  it('carries the signature that Slack would give it', () => {
    const request = signedRequest('text=hé').toString();
    const [head = '', body = ''] = request.split('\r\n\r\n');
    const timestamp = /X-Slack-Request-Timestamp: (\d+)/.exec(head)?.[1];
    const digest = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
    expect(head).toContain(`X-Slack-Signature: v0=${digest}`);
    expect(head).toContain(`Content-Length: ${Buffer.byteLength(body)}`);
  });

  it('is another delivery each time, so that nothing is taken for a repetition', () => {
    const ask = () => new URLSearchParams(commandBody('/plan', 'show', 'C1', 'U1')).get('trigger_id');
    expect(ask()).not.toBe(ask());
    const click = JSON.parse(
      new URLSearchParams(clickBody('vote_green', 'r1', 'C1', 'U1')).get('payload') ?? '',
    );
    expect(click.actions).toMatchObject([{ action_id: 'vote_green', value: 'r1' }]);
  });
});

describe('an answer', () => {
  it.each([
    ['HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell', false],
    ['HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello', true],
    ['HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', true],
    ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n', false],
    ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n', true],
    ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', true],
    ['HTTP/1.1 200 OK\r\nTransfer-', false],
  ])('%j is whole: %s', (answer, whole) => expect(isWhole(answer)).toBe(whole));
});

describe('load', () => {
  async function against(status: number) {
    let most = 0;
    let open = 0;
    const server = createServer((_request, response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open -= 1;
        response.statusCode = status;
        response.end('ok');
      }, 5);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    try {
      return { seen: await load(port, () => 'a=b', { concurrency: 4, ms: 100 }), most };
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it('keeps so many requests under way, and times each to its end', async () => {
    const { seen, most } = await against(200);
    expect(most).toBe(4);
    expect(seen.p50).toBeGreaterThanOrEqual(4.5);
    expect(seen.p99).toBeGreaterThanOrEqual(seen.p50);
    expect(seen.sent).toBeGreaterThanOrEqual(4);
  });

  it('does not count what was refused', async () => {
    await expect(against(401)).rejects.toThrow('answered with 401');
  });

  it('takes percentiles by rank', () => {
    const sorted = Array.from({ length: 100 }, (_, index) => index + 1);
    expect([ranked(sorted, 0.5), ranked(sorted, 0.99), ranked([7], 0.99)]).toEqual([50, 99, 7]);
  });
});

describe('growth', () => {
  it.each([0.5, 1, 2])('finds the power %d', (power) => {
    const costs = [100, 200, 400, 800].map((size) => ({ size, cost: 3 * size ** power }));
    expect(exponentOf(costs)).toBeCloseTo(power, 9);
  });
});
