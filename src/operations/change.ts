import type { Store } from '../storage/database.ts';
import { appendLog, type LogLevel } from '../storage/log.ts';
import { insertOutbox, upsertRefresh } from '../storage/outbox.ts';
import { touchPlan } from '../storage/plans.ts';
import type { Actor, Deps } from './deps.ts';
import { regatherEvidence } from './gates/regather-evidence.ts';
import { type PostView, PRIORITY } from './posts.ts';

/** Milliseconds between two refreshes of one message. */
const REFRESH_GAP = 1_500;

export interface Entry {
  verb: string;
  subject: string | null;
  data?: Record<string, unknown>;
  level?: LogLevel;
}

export interface Post {
  key: string;
  /** Channel id, or user id for a direct message. */
  channel: string;
  /** Key of the post in whose thread it stands. */
  thread?: string;
  view: PostView;
  priority?: number;
  /** Milliseconds since the epoch before which it is not sent. */
  notBefore?: number;
}

/** One open transaction, with the time at which it happens. */
export interface Change {
  store: Store;
  /** Milliseconds since the epoch. */
  now: number;
  /** Appends to the execution log of a plan (null: of no plan) and counts the change; returns the new head. */
  record(planId: string | null, entry: Entry): string;
  /** Appends to the log what leaves the plan and its dates as they are, as a vote does; returns the new head. */
  note(planId: string | null, entry: Entry): string;
  /** Queues a message, once for each key. */
  post(planId: string | null, post: Post): void;
  /** Puts a reaction of our own on a message that is queued under `target`. */
  react(planId: string | null, channel: string, target: string, name: string): void;
  /** Renders the message queued under `target` anew, at most once every 1.5 s and not before a moment, where one is given. */
  refresh(planId: string | null, channel: string, target: string, view: PostView, notBefore?: number): void;
}

/**
 * Runs one verb as one synchronous transaction: what it saves, its log rows and its posts are stored
 * together or not at all. Open reviews of a plan that changed have their evidence judged anew in it. Whatever
 * `work` returns is returned once it is on disk.
 */
export function change<T>(deps: Deps, actor: Actor, work: (change: Change) => T): T {
  const now = deps.clock.now();
  let queued = false;
  const concerned = new Set<string>();
  const result = deps.database.transaction((store) => {
    const row = { workspace: actor.workspace, notBefore: now, createdAt: now };
    const changed = new Set<string>();
    const note: Change['note'] = (planId, { verb, subject, data = {}, level = 'info' }) => {
      if (planId !== null) concerned.add(planId);
      return appendLog(store, {
        workspace: actor.workspace,
        planId,
        at: now,
        actor: actor.user,
        level,
        verb,
        subject,
        data,
      });
    };
    const opened: Change = {
      store,
      now,
      note,
      record(planId, entry) {
        if (planId !== null) {
          touchPlan(store, planId, now);
          changed.add(planId);
        }
        return note(planId, entry);
      },
      post(planId, { thread, priority = PRIORITY.answer, notBefore = now, ...post }) {
        queued = true;
        insertOutbox(store, {
          ...row,
          ...post,
          planId,
          kind: 'post',
          target: thread ?? null,
          priority,
          notBefore,
        });
      },
      react(planId, channel, target, name) {
        queued = true;
        const view: PostView = { type: 'reaction', name };
        const key = `react:${target}:${name}`;
        insertOutbox(store, {
          ...row,
          key,
          planId,
          kind: 'react',
          channel,
          target,
          view,
          priority: PRIORITY.scheduled,
        });
      },
      refresh(planId, channel, target, view, notBefore = now) {
        queued = true;
        const key = `refresh:${target}`;
        upsertRefresh(
          store,
          {
            ...row,
            key,
            planId,
            kind: 'refresh',
            channel,
            target,
            view,
            priority: PRIORITY.refresh,
            notBefore,
          },
          REFRESH_GAP,
        );
      },
    };
    const done = work(opened);
    for (const planId of changed) regatherEvidence(opened, actor, planId);
    return done;
  });
  if (queued) deps.wake();
  if (concerned.size > 0) deps.changed?.(concerned);
  return result;
}
