import { LogLevel, WebClient } from '@slack/web-api';
import type { Sandbox } from '../../sandbox/sandbox.ts';

/** A logger that says nothing: refusals are what these tests want. */
export const quiet = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

/** A Web API client that tries once and says so when it is limited. */
export function clientAt(slackApiUrl: string, token: string): WebClient {
  return new WebClient(token, {
    slackApiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
  });
}

/** What a call rejects with where Slack refuses it with this code. */
export function refusal(code: string, more: object = {}): object {
  return { data: { ok: false, error: code, ...more } };
}

/** The trigger id of the newest act that reached the app. */
export function lastTrigger(slack: Sandbox): string {
  const sent = slack
    .traffic()
    .map((entry) => entry.sent)
    .findLast(isTriggered);
  if (!sent) throw new Error('nothing was triggered');
  return sent.trigger_id;
}

function isTriggered(sent: unknown): sent is { trigger_id: string } {
  return (
    typeof sent === 'object' && sent !== null && 'trigger_id' in sent && typeof sent.trigger_id === 'string'
  );
}
