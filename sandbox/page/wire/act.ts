import {
  PAGE_DO,
  PAGE_FILES,
  PAGE_TRAFFIC,
  PAGE_UPLOAD,
  type PageAction,
  type PageAnswer,
  type TrafficDetail,
  type UploadAnswer,
} from '../../protocol.ts';
import { notify } from './notices.ts';
import { noteOwnAct } from './own-acts.ts';

const NO_ANSWER = 'The sandbox does not answer. Is it still running?';

/** What the app may answer with a message. */
const ANSWERED: ReadonlySet<PageAction['do']> = new Set(['press', 'submit_view', 'shortcut']);

/** Does something as a person; the answer says whether the sandbox took it. */
export async function act(action: PageAction): Promise<PageAnswer> {
  if (ANSWERED.has(action.do)) noteOwnAct();
  try {
    const response = await fetch(PAGE_DO, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(action),
    });
    return (await response.json()) as PageAnswer;
  } catch {
    return { ok: false, error: NO_ANSWER };
  }
}

/** `act`, with a refusal shown as a notice. */
export async function actOrNotify(action: PageAction): Promise<PageAnswer> {
  const answer = await act(action);
  if (!answer.ok) notify(answer.error);
  return answer;
}

export interface UploadOrder {
  person: string;
  file: File;
  channel?: string;
  threadTs?: string;
  text?: string;
}

/** Uploads one file; with a channel it is shared there at once. */
export async function upload(order: UploadOrder): Promise<UploadAnswer> {
  const form = new FormData();
  form.set('person', order.person);
  form.set('file', order.file);
  if (order.channel !== undefined) form.set('channel', order.channel);
  if (order.threadTs !== undefined) form.set('thread_ts', order.threadTs);
  if (order.text !== undefined) form.set('text', order.text);
  try {
    const response = await fetch(PAGE_UPLOAD, { method: 'POST', body: form });
    return (await response.json()) as UploadAnswer;
  } catch {
    return { ok: false, error: NO_ANSWER };
  }
}

/** The payload and answer of one traffic entry; null where the sandbox has dropped it. */
export async function trafficDetail(id: number): Promise<TrafficDetail | null> {
  try {
    const response = await fetch(`${PAGE_TRAFFIC}/${id}`);
    return response.ok ? ((await response.json()) as TrafficDetail) : null;
  } catch {
    return null;
  }
}

/** Address of a file's content. */
export function fileUrl(id: string): string {
  return `${PAGE_FILES}/${encodeURIComponent(id)}`;
}
