import type { Json } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { type Args, argsOf } from './args.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import type { Method } from './method.ts';
import { peopleMethods } from './people.ts';
import { reactionMethods } from './reactions.ts';
import { viewMethods } from './views.ts';

const methods: Record<string, Method> = {
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...peopleMethods,
  ...reactionMethods,
  ...viewMethods,
};

/** What a call comes to: an answer, or a connection that breaks (after `holdMs`). */
export type CallResult = { answer: Response } | { broken: true; holdMs: number };

const before = ['answer_429', 'answer_500', 'lose_call'] as const;
const after = ['lose_answer', 'time_out_after_work'] as const;

/** Answers one Web API call as Slack would, or as the fault that waits for it says. */
export async function call(world: World, name: string, request: Request): Promise<CallResult> {
  const args = await argsOf(request);
  const end = world.traffic.begin({ direction: 'from_app', kind: 'api', name, sent: withoutToken(args) });
  const fault = world.faults.hit(before, name);
  if (fault?.fault === 'lose_call') {
    end({ status: 'lost', note: 'lost before it was done' });
    return { broken: true, holdMs: 0 };
  }
  if (fault?.fault === 'answer_500') {
    end({ status: 'error', note: 'HTTP 500' });
    return { answer: new Response('Internal Server Error', { status: 500 }) };
  }
  const wait = fault?.retryAfterS ?? rateWait(world, name, args);
  if (wait !== null) {
    end({ status: 'limited', note: `retry after ${wait} s` });
    const headers = { 'retry-after': String(wait) };
    return { answer: Response.json({ ok: false, error: 'ratelimited' }, { status: 429, headers }) };
  }
  const body = await bodyOf(world, name, args, tokenOf(request, args));
  const lost = world.faults.hit(after, name);
  if (lost) {
    end({ status: 'lost', note: 'done, but the answer was lost', answered: body });
    return { broken: true, holdMs: lost.fault === 'time_out_after_work' ? lost.holdMs : 0 };
  }
  end({ status: body.ok ? 'ok' : 'error', note: String(body.error ?? ''), answered: body });
  const headers = { 'x-oauth-scopes': [...world.settings.app.scopes].join(',') };
  return { answer: Response.json(body, { headers }) };
}

function rateWait(world: World, name: string, args: Args): number | null {
  return world.settings.limitRates ? world.rates.take(name, args.text('channel')) : null;
}

async function bodyOf(world: World, name: string, args: Args, token: string): Promise<Json> {
  try {
    const method = methods[name];
    if (!method) throw new Refusal('unknown_method', { req_method: name });
    checkToken(world, name, token);
    return { ok: true, ...(await method(world, args)) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.code, ...error.extra };
    throw error;
  }
}

function tokenOf(request: Request, args: Args): string {
  return request.headers.get('authorization')?.replace(/^Bearer /i, '') ?? args.text('token');
}

function checkToken(world: World, name: string, token: string): void {
  const { app } = world.settings;
  const wanted = name === 'apps.connections.open' ? app.appToken : app.botToken;
  if (token === '') throw new Refusal('not_authed');
  if (token !== app.botToken && token !== app.appToken) throw new Refusal('invalid_auth');
  if (token !== wanted) throw new Refusal('not_allowed_token_type');
  if (world.tokens === 'revoked' && token === app.botToken) throw new Refusal('token_revoked');
  if (world.tokens === 'uninstalled') throw new Refusal('account_inactive');
}

function withoutToken(args: Args): Json {
  const { token: _, ...sent } = args.all;
  for (const name of ['blocks', 'view', 'metadata', 'attachments', 'files']) {
    if (typeof sent[name] === 'string') sent[name] = args.json(name) ?? sent[name];
  }
  return sent;
}
