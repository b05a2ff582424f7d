import { recordMarkdown } from '../../gate/record-markdown.ts';
import type { Actor } from '../../operations/deps.ts';
import { findReview, type ReviewRef } from '../../operations/gates/find-review.ts';
import { loadGateRecord } from '../../operations/gates/gate-record.ts';
import { hiddenVotes } from '../../operations/gates/hidden-votes.ts';
import type { Answer } from '../answer.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import type { SlackContext } from '../context.ts';
import { refuseWith } from '../refuse.ts';
import { sendFile } from '../upload.ts';

/** The record of a round, as Markdown to read and as JSON to verify, in the asker's direct messages. */
export function sendRecord(context: SlackContext, actor: Actor, ref: ReviewRef): Answer {
  const { store } = context.deps.database;
  const found = findReview(store, actor, ref);
  if (!found.ok) return refuseWith(found);
  const loaded = loadGateRecord(store, actor.workspace, found.review.id);
  if (loaded === null) return refuseWith({ reason: 'unknown-review' });
  const { record, name } = loaded;
  const isHidden = hiddenVotes(store, found.head.id);
  if (record.log.some(isHidden)) return refuseWith({ reason: 'blind-record' });
  const title = `${record.gate.id} ${record.gate.name}, round ${record.review.round}`;
  const file = `${record.gate.id}-round-${record.review.round}`.replace(/[^\w-]+/g, '-').toLowerCase();
  const files = [
    { filename: `${file}.md`, title, content: recordMarkdown(record, name) },
    { filename: `${file}.json`, title: `${title}, to verify`, content: JSON.stringify(record, null, 2) },
  ];
  return {
    kind: 'later',
    async work() {
      for (const one of files) await sendFile(context, actor.user, one, `The record of ${title}`);
      return wordsMessage('The record is in your direct messages with me, as Markdown and as JSON.');
    },
  };
}
