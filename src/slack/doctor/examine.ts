import type { Actor, PlanRef } from '../../operations/deps.ts';
import { good } from '../../operations/doctor/examined.ts';
import { examineMachine } from '../../operations/doctor/machine.ts';
import { examinePlan } from '../../operations/doctor/plan.ts';
import { findPlan } from '../../operations/find.ts';
import type { Answer } from '../answer.ts';
import { doctorMessage } from '../blocks/doctor.ts';
import type { SlackContext } from '../context.ts';
import type { Command } from '../listen.ts';
import { examineChannel, examineWorkspace } from './workspace.ts';

/** `/plan doctor`: every check on a line, green or with what to do. */
export function doctorVerb(context: SlackContext, { actor, channel }: Command): Answer {
  return examine(context, actor, { channel });
}

/** Looks at everything from Slack's side and from the machine's. */
export function examine({ deps, client }: SlackContext, actor: Actor, ref: PlanRef): Answer {
  const { database, clock } = deps;
  const found = findPlan(database.store, actor, ref);
  const stored = found.ok ? found.stored : null;
  const channel = stored?.channel ?? ('channel' in ref ? ref.channel : null);
  return {
    kind: 'later',
    work: async () => {
      const now = clock.now();
      return doctorMessage([
        ...(await examineWorkspace(client)),
        good('Connection', 'Slack reaches the app: you were heard.'),
        ...(channel === null ? [] : [await examineChannel(client, channel)]),
        ...(stored === null ? [] : examinePlan(database, stored, now)),
        ...(await examineMachine(database, now)),
      ]);
    },
  };
}
