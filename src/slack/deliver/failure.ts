import { ErrorCode } from '@slack/web-api';

/** What a failed call means for the row that it was made for. */
export type Failure =
  /** Not done; to be tried again after so many milliseconds. */
  | { kind: 'later'; afterMs: number; error: string }
  /** Slack may have done it or not. */
  | { kind: 'unknown'; error: string }
  /** It will never succeed. */
  | { kind: 'never'; error: string };

/** Answers of Slack that say "not now" rather than "no". */
const PASSING = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]);
/** Of those, the ones after which the message may stand there all the same. */
const AMBIGUOUS = new Set(['internal_error', 'fatal_error', 'request_timeout']);

const DEFAULT_WAIT = 5_000;

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Reads an error that a Web API call threw; anything that is no error of the client counts as unknown. */
export function readFailure(error: unknown): Failure {
  const code = field(error, 'code');
  if (code === ErrorCode.RateLimitedError) {
    const seconds = field(error, 'retryAfter');
    return {
      kind: 'later',
      afterMs: typeof seconds === 'number' ? seconds * 1_000 : DEFAULT_WAIT,
      error: 'ratelimited',
    };
  }
  if (code === ErrorCode.PlatformError) {
    const name = String(field(field(error, 'data'), 'error') ?? 'unknown_error');
    if (AMBIGUOUS.has(name)) return { kind: 'unknown', error: name };
    return PASSING.has(name)
      ? { kind: 'later', afterMs: DEFAULT_WAIT, error: name }
      : { kind: 'never', error: name };
  }
  if (code === ErrorCode.HTTPError)
    return { kind: 'unknown', error: `http ${String(field(error, 'statusCode'))}` };
  return { kind: 'unknown', error: 'no answer' };
}
