import { createSecretKey } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { systemClock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { isSigned } from './signature.ts';

const PATH = '/slack/events';
const FORM = 'application/x-www-form-urlencoded';
/** Bytes of a request; the largest forms have some hundred kilobytes. */
const LARGEST = 4 * 1_024 * 1_024;

type Body = ReceiverEvent['body'];

/**
 * Takes Slack's signed requests over HTTP in place of Bolt's own receiver, which costs more than most answers
 * (docs/decisions/0008). What is not signed is not handled.
 */
export function createHttpReceiver({ signingSecret, log }: { signingSecret: string; log: Logger }): Receiver {
  const key = createSecretKey(signingSecret, 'utf8');
  let server: Server | null = null;

  /** Slack stamps its requests with the real time, whatever clock the app has. */
  const signed = ({ headers }: IncomingMessage, body: Uint8Array): boolean => {
    const timestamp = headers['x-slack-request-timestamp'];
    const signature = headers['x-slack-signature'];
    if (typeof timestamp !== 'string' || typeof signature !== 'string') return false;
    return isSigned(key, { body, timestamp, signature, now: systemClock.now() });
  };

  async function take(app: App, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || pathOf(request) !== PATH) return answer(response, 404);
    const raw = await bodyOf(request);
    if (raw === null) return answer(response, 413);
    if (!signed(request, raw)) {
      if (looksAtCertificate(raw)) return answer(response, 200);
      log.warn('a request without a signature of Slack is refused');
      return answer(response, 401);
    }
    const body = readBody(request, raw.toString());
    if (body === null) return answer(response, 400);
    if (body.ssl_check === '1') return answer(response, 200);
    if (body.type === 'url_verification') return answer(response, 200, { challenge: body.challenge });
    await app.processEvent({ body, ...retryOf(request), ack: async (words) => answer(response, 200, words) });
    // Nobody takes such a request, or its listener failed: Slack tells whoever asked.
    if (!response.headersSent) answer(response, 500);
  }

  return {
    init(app) {
      server = createServer((request, response) => {
        take(app, request, response).catch((error: unknown) => {
          log.error({ error: String(error) }, 'a request failed');
          if (!response.headersSent) answer(response, 500);
        });
      });
    },
    start: (port: number) =>
      new Promise<void>((resolve, reject) => {
        server?.once('error', reject).listen(port, resolve);
      }),
    stop: () =>
      new Promise<void>((resolve) => {
        server?.close(() => resolve());
      }),
  };
}

const pathOf = ({ url = '' }: IncomingMessage): string | undefined => url.split('?', 1)[0];

/** Everything that was sent; null where that is more than is read, or the sender has gone. */
function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve) => {
    let parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= LARGEST) parts.push(part);
      else {
        parts = [];
        resolve(null);
      }
    });
    request.on('end', () => resolve(Buffer.concat(parts)));
    request.on('close', () => resolve(null));
  });
}

/**
 * Slack looks whether the certificate holds without signing; nothing comes of it. The fields are not read apart: that
 * takes a minute where a stranger sends millions of them.
 */
const looksAtCertificate = (raw: Buffer): boolean => /(?:^|&)ssl_check=1(?:&|$)/.test(raw.toString());

/** Commands are fields of a form, clicks and forms JSON in one of its fields, events JSON; null for anything else. */
function readBody({ headers }: IncomingMessage, text: string): Body | null {
  try {
    const fields = headers['content-type'] === FORM ? new URLSearchParams(text) : null;
    const payload = fields === null ? text : fields.get('payload');
    if (fields !== null && payload === null) return Object.fromEntries(fields);
    const body: unknown = JSON.parse(payload ?? '');
    return typeof body === 'object' ? body : null;
  } catch {
    return null;
  }
}

function retryOf({ headers }: IncomingMessage): Pick<ReceiverEvent, 'retryNum' | 'retryReason'> {
  const { 'x-slack-retry-num': number, 'x-slack-retry-reason': reason } = headers;
  return typeof number === 'string' && typeof reason === 'string'
    ? { retryNum: Number(number), retryReason: reason }
    : {};
}

/** With its length, so that it leaves in one piece. */
function answer(response: ServerResponse, status: number, words: unknown = ''): void {
  const text = typeof words === 'string' ? words : JSON.stringify(words);
  const type = typeof words === 'object' ? { 'content-type': 'application/json' } : {};
  response.writeHead(status, { ...type, 'content-length': Buffer.byteLength(text) }).end(text);
}
