import { localDate } from '../../plan/local-date.ts';
import { loadPlanHead } from '../../storage/plan-heads.ts';
import { change } from '../change.ts';
import { type Deps, SIGNALBOX } from '../deps.ts';
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
        text: wording(head.plan.name, row),
      });
    }
  });
}

function wording(plan: string, { status, error }: Undelivered): string {
  const what =
    status === 'uncertain'
      ? `Slack did not say whether a message of the plan ${plan} arrived, and does not let Signalbox look. It was not sent again.`
      : `A message of the plan ${plan} could not be delivered (${error}).`;
  return `${what} ${MENDS[error] ?? 'The log of the process says more.'}`;
}
