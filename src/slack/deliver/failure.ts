import { ErrorCode } from '@slack/web-api';
import { LONGEST_HOLD } from './pace.ts';

/** What a failed call means for the row that it was made for. */
export type Failure =
  /** Not done; to be tried again after so many milliseconds. */
  | { kind: 'limited'; afterMs: number; error: string }
  /** Not done; to be tried again. */
  | { kind: 'later'; error: string }
  /** Slack may have done it or not. */
  | { kind: 'unknown'; error: string }
  /** Not done, nor anything else, until somebody installs the app anew. */
  | { kind: 'shut out'; error: string }
  /** It will never succeed. */
  | { kind: 'never'; error: string };

const MEANING: Record<string, 'later' | 'unknown' | 'shut out'> = {
  service_unavailable: 'later',
  team_added_to_org: 'later',
  accesslimited: 'later',
  internal_error: 'unknown',
  fatal_error: 'unknown',
  request_timeout: 'unknown',
  token_revoked: 'shut out',
  token_expired: 'shut out',
  account_inactive: 'shut out',
  invalid_auth: 'shut out',
  not_authed: 'shut out',
};

const DEFAULT_WAIT = 5_000;

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Reads an error that a Web API call threw; anything that is no error of the client counts as unknown. */
export function readFailure(error: unknown): Failure {
  const code = field(error, 'code');
  if (code === ErrorCode.RateLimitedError) return limited(field(error, 'retryAfter'));
  if (code === ErrorCode.PlatformError) {
    const name = String(field(field(error, 'data'), 'error') ?? 'unknown_error');
    if (name === 'ratelimited' || name === 'rate_limited') return limited(undefined);
    return { kind: MEANING[name] ?? 'never', error: name };
  }
  if (code === ErrorCode.HTTPError)
    return { kind: 'unknown', error: `http ${String(field(error, 'statusCode'))}` };
  return { kind: 'unknown', error: 'no answer' };
}

function limited(seconds: unknown): Failure {
  const afterMs = typeof seconds === 'number' ? Math.min(seconds * 1_000, LONGEST_HOLD) : DEFAULT_WAIT;
  return { kind: 'limited', afterMs, error: 'ratelimited' };
}
