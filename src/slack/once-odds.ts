import type { AnalysedPlan } from '../operations/analysed-plan.ts';
import { comeOdds, oddsTakeTime } from '../operations/odds.ts';
import { type Answer, say } from './answer.ts';
import type { Message } from './blocks/message.ts';

/** An answer that names chances: at once where they are known, else when they have come, after the acknowledgement. */
export function onceOdds({ stored, today }: AnalysedPlan, answer: () => Message): Answer {
  if (!oddsTakeTime(stored, today)) return say(answer());
  return {
    kind: 'later',
    work: async () => {
      await comeOdds(stored, today);
      return answer();
    },
  };
}
