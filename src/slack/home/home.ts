import { setImmediate as breathe } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Logger } from '../../log.ts';
import type { Deps } from '../../operations/deps.ts';
import { comeOdds } from '../../operations/odds.ts';
import { localDate } from '../../plan/local-date.ts';
import { loadExample } from '../../storage/example.ts';
import { loadPlanHead } from '../../storage/plan-heads.ts';
import { listActivePlans } from '../../storage/plans.ts';
import { homeView } from '../blocks/home.ts';
import { homePlanView } from '../blocks/home-plan.ts';
import type { Access } from './access.ts';
import { overviewOf } from './overview.ts';
import { createPlanCache } from './plan-cache.ts';
import { planPage } from './plan-page.ts';

/** The Home tabs of everybody who has opened theirs. */
export interface Homes {
  /** Publishes somebody's Home: their overview, or a plan's page. */
  show(user: string, planId?: string | null): Promise<void>;
  /** Publishes anew, a moment later, the Homes that show one of these plans. */
  changed(planIds: ReadonlySet<string>): void;
  /** The same for one person, if they have opened theirs. */
  changedFor(user: string): void;
  stop(): void;
}

interface Opened {
  /** The plan whose page is shown; null for the overview. */
  planId: string | null;
  /** Plans that were looked at for it, seen or hidden, and whether they are shown. */
  plans: Map<string, boolean>;
  timer: NodeJS.Timeout | null;
}

/** Milliseconds within which changes are shown together. */
const TOGETHER = 1_500;

export interface HomeParts {
  deps: Deps;
  client: WebClient;
  access: Access;
  workspace: string;
  log: Logger;
}

export function createHomes({ deps, client, access, workspace, log }: HomeParts): Homes {
  const { store } = deps.database;
  const cache = createPlanCache(store);
  const opened = new Map<string, Opened>();

  async function publish(user: string, one: Opened): Promise<void> {
    const now = deps.clock.now();
    const seen = [];
    const plans = new Map<string, boolean>();
    for (const plan of listActivePlans(store, workspace)) {
      const head = loadPlanHead(store, workspace, plan.id);
      const isSeen = head !== null && (await access.maySee(user, head));
      plans.set(plan.id, isSeen);
      if (isSeen) await breathe();
      const analysed = isSeen ? cache.get(plan, workspace, now) : null;
      if (analysed !== null) seen.push(analysed);
    }
    one.plans = plans;
    const page = seen.find(({ stored }) => stored.id === one.planId);
    if (page === undefined) one.planId = null;
    if (page !== undefined) await comeOdds(page.stored, page.today);
    const today = seen[0]?.today ?? localDate(now, 'UTC');
    const example = loadExample(store, workspace, user)?.id ?? null;
    const view =
      page === undefined
        ? homeView(overviewOf(store, seen, { user, today, example }))
        : homePlanView(planPage(store, page, user));
    await client.views.publish({ user_id: user, view });
  }

  function later(user: string, one: Opened): void {
    one.timer ??= setTimeout(() => {
      one.timer = null;
      publish(user, one).catch((error: unknown) =>
        log.warn({ error: String(error) }, 'a Home was not published'),
      );
    }, TOGETHER).unref();
  }

  return {
    async show(user, planId = null) {
      const one = opened.get(user) ?? { planId, plans: new Map(), timer: null };
      one.planId = planId;
      opened.set(user, one);
      await publish(user, one);
    },
    changed(planIds) {
      for (const [user, one] of opened)
        if ([...planIds].some((id) => one.plans.get(id) ?? true)) later(user, one);
    },
    changedFor(user) {
      const one = opened.get(user);
      if (one !== undefined) later(user, one);
    },
    stop() {
      for (const { timer } of opened.values()) if (timer !== null) clearTimeout(timer);
      opened.clear();
    },
  };
}
