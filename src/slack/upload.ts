import { setTimeout as pause } from 'node:timers/promises';
import type { SlackContext } from './context.ts';

/** A file on its way into Slack. */
export interface Upload {
  filename: string;
  title: string;
  content: string | Uint8Array;
  /** What a picture shows, for those who do not see it. */
  altText?: string;
}

/** Where a file is shared; nowhere yet where nothing is given. */
export interface SharedIn {
  channel: string;
  thread?: string;
  comment?: string;
}

/** Times that an upload is asked for while Slack still works on it, and the milliseconds between. */
const TRIES = 12;
const PAUSE = 300;

/** Uploads one file and gives its id; throws Slack's error where it is refused. */
export async function uploadFile({ client }: SlackContext, file: Upload, shared?: SharedIn): Promise<string> {
  const content = typeof file.content === 'string' ? new TextEncoder().encode(file.content) : file.content;
  const { upload_url, file_id } = await client.files.getUploadURLExternal({
    filename: file.filename,
    length: content.byteLength,
    ...(file.altText === undefined ? {} : { alt_text: file.altText }),
  });
  if (upload_url === undefined || file_id === undefined)
    throw new Error('Slack gave no address to upload to');
  const answer = await fetch(upload_url, { method: 'POST', body: Uint8Array.from(content) });
  if (!answer.ok) throw new Error(`the upload was refused with ${answer.status}`);
  const files: [{ id: string; title: string }] = [{ id: file_id, title: file.title }];
  if (shared === undefined) await client.files.completeUploadExternal({ files });
  else await client.files.completeUploadExternal({ files, ...sharing(shared) });
  return file_id;
}

function sharing({ channel, thread, comment }: SharedIn) {
  const said = comment === undefined ? {} : { initial_comment: comment };
  return thread === undefined
    ? { channel_id: channel, ...said }
    : { channel_id: channel, thread_ts: thread, ...said };
}

/** Waits until Slack has looked at an uploaded file, before which no message can show it. */
export async function untilProcessed({ client }: SlackContext, fileId: string): Promise<void> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const { file } = await client.files.info({ file: fileId });
    if (file?.mimetype) return;
    await pause(PAUSE);
  }
}

/** Sends somebody a file in the direct message with the app. */
export async function sendFile(
  context: SlackContext,
  user: string,
  file: Upload,
  comment: string,
): Promise<void> {
  const { channel } = await context.client.conversations.open({ users: user });
  if (channel?.id === undefined) throw new Error('Slack opened no direct message');
  await uploadFile(context, file, { channel: channel.id, comment });
}
