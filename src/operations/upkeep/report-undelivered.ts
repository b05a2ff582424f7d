import { capital } from '../../plan/capital.ts';
import { localDate } from '../../plan/local-date.ts';
import type { Store } from '../../storage/database.ts';
import { loadPlanHead, type PlanHead } from '../../storage/plan-heads.ts';
import { change } from '../change.ts';
import { type Deps, SIGNALBOX } from '../deps.ts';
import { namesOf } from '../names.ts';
import { tellPerson } from '../tell-person.ts';

/** A message that was given up: `dead` is surely not there, `uncertain` may be. */
export interface Undelivered {
  key: string;
  workspace: string;
  planId: string | null;
  channel: string;
  status: string;
  error: string;
}

const PREFIX = 'undelivered:';

/** What Slack's answer asks somebody to do. */
const MENDS: Record<string, string> = {
  is_archived:
    'Its channel is archived. Bring the channel back, or import the plan in another one and archive this plan.',
  not_in_channel: 'Signalbox is not in the channel. Type /invite @Signalbox there.',
  channel_not_found: 'Signalbox cannot see the channel. Type /invite @Signalbox there.',
  user_not_found: 'The person is not known in this workspace. Correct the plan’s people.',
  user_disabled: 'The person is deactivated. Give their items and seats to somebody else.',
  missing_scope:
    'The app lacks a scope. Install it anew from the manifest, with channels:history and groups:history for posts that are made exactly once.',
  too_much_since: 'Too much was said in its channel since to find it: look there.',
};

/** Logs a message that was given up, and tells the plan's owners, once a day for each place and cause. */
export function reportUndelivered(deps: Deps, row: Undelivered): void {
  if (row.key.startsWith(PREFIX)) return;
  change(deps, { workspace: row.workspace, user: SIGNALBOX }, (c) => {
    const { key, status, error, channel } = row;
    c.note(row.planId, { verb: 'post.undelivered', subject: key, level: 'warning', data: { status, error } });
    const head = row.planId === null ? null : loadPlanHead(c.store, row.workspace, row.planId);
    if (head === null) return;
    const today = localDate(c.now, head.plan.timezone);
    for (const [user, role] of head.roles) {
      if (role !== 'owner' || user === channel) continue;
      tellPerson(c, head, user, {
        key: `${PREFIX}${head.id}:${channel}:${error}:${today}:${user}`,
        text: wording(head.plan.name, row, recipient(c.store, head, channel)),
      });
    }
  });
}

/** The name of the person that a direct message was for; null for a channel. */
function recipient(store: Store, { workspace, plan }: PlanHead, channel: string): string | null {
  if (!/^[UW]/.test(channel)) return null;
  return namesOf(store, { workspace, plan }).get(channel)?.name ?? 'somebody';
}

function wording(plan: string, { status, error }: Undelivered, person: string | null): string {
  const which = `a message of the plan ${plan}${person === null ? '' : ` to ${person}`}`;
  if (status !== 'uncertain')
    return `${capital(which)} could not be delivered (${error}). ${MENDS[error] ?? SEE_LOG}`;
  const mend =
    person === null ? (MENDS[error] ?? SEE_LOG) : `Ask ${person}: Signalbox does not read direct messages.`;
  return `Slack did not say whether ${which} arrived, and Signalbox cannot find out. It was not sent again. ${mend}`;
}

const SEE_LOG = 'The log of the process says more.';
