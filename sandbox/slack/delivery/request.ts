import { createHmac } from 'node:crypto';
import { realTime } from '../../clock.ts';
import { parsed } from '../json.ts';
import type { Ground } from '../world.ts';
import type { Parcel, Receipt } from './parcel.ts';

/** Brings parcels to the app's request URL, signed as Slack signs them (version 0). */
export function requestCarrier(ground: Ground, url: string): (parcel: Parcel) => Promise<Receipt> {
  return async (parcel) => {
    const body = bodyOf(parcel);
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: { ...headersOf(parcel), ...signatureOf(ground.settings.app.signingSecret, body) },
        signal: AbortSignal.timeout(ground.settings.deadlines.ack * 4),
      });
      const text = await response.text();
      if (!response.ok) return failed(response);
      return { status: 'acked', answer: text === '' ? undefined : (parsed(text) ?? text) };
    } catch {
      return { status: 'unreachable' };
    }
  };
}

function failed({ status, headers }: Response): Receipt {
  const noRetry = headers.get('x-slack-no-retry') === '1';
  return { status: 'failed', note: `HTTP ${status}${noRetry ? ', no retry wanted' : ''}`, noRetry };
}

function bodyOf(parcel: Parcel): string {
  if (parcel.type === 'events_api') return JSON.stringify(parcel.payload);
  const fields =
    parcel.type === 'interactive'
      ? { payload: JSON.stringify(parcel.payload) }
      : Object.fromEntries(Object.entries(parcel.payload).map(([key, value]) => [key, String(value)]));
  return new URLSearchParams(fields).toString();
}

function headersOf(parcel: Parcel): Record<string, string> {
  const type = parcel.type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded';
  const retry: Record<string, string> = parcel.retry
    ? { 'x-slack-retry-num': String(parcel.retry.attempt), 'x-slack-retry-reason': parcel.retry.reason }
    : {};
  return { 'content-type': type, 'user-agent': 'Slackbot 1.0 (sandbox)', ...retry };
}

/** Stamped with the real time, whatever the shared clock shows: receivers compare it with their machine's. */
function signatureOf(secret: string, body: string): Record<string, string> {
  const timestamp = String(Math.floor(realTime.now() / 1_000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}
