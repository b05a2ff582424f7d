import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

/** Seconds that a request may be old, or ahead of this machine's clock. */
const FRESH = 5 * 60;

/**
 * Whether Slack signed this body within the last five minutes: version 0 of its signatures, `v0=` and the HMAC-SHA256 of
 * `v0:TIMESTAMP:BODY` with the signing secret as key, in hexadecimal. `now` is milliseconds since the epoch.
 * Source: https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function isSigned(
  key: KeyObject,
  {
    body,
    timestamp,
    signature,
    now,
  }: { body: Uint8Array; timestamp: string; signature: string; now: number },
): boolean {
  const isFresh = Math.abs(now / 1_000 - Number(timestamp)) <= FRESH;
  if (!isFresh) return false;
  const digest = createHmac('sha256', key).update(`v0:${timestamp}:`).update(body).digest('hex');
  const expected = Buffer.from(`v0=${digest}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
