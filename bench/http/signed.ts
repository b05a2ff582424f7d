import { createHmac } from 'node:crypto';

/** Hexadecimal, as Slack's are; worth nothing. */
export const SIGNING_SECRET = '5b1a7bece7b1a7bece7b1a7bece7b1a7';

/** A request of Slack's to `/slack/events`, signed now as Slack signs (version 0), ready to be written to a socket. */
export function signedRequest(body: string): Buffer {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const digest = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  const head = [
    'POST /slack/events HTTP/1.1',
    'Host: 127.0.0.1',
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Slack-Request-Timestamp: ${timestamp}`,
    `X-Slack-Signature: v0=${digest}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
