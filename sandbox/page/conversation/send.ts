import { act, upload } from '../wire/act.ts';
import { noteOwnSend } from '../wire/own-acts.ts';

export interface Draft {
  person: string;
  channel: string;
  threadTs: string | null;
  text: string;
  files: readonly File[];
}

/**
 * Sends what was written: files with the text, a command, or a message. Answers why it was refused, empty where a
 * message in the channel says that, or null.
 */
export async function send(draft: Draft): Promise<string | null> {
  const { person, channel, threadTs } = draft;
  noteOwnSend(threadTs !== null);
  if (draft.files.length > 0) return sendFiles(draft);
  const text = draft.text.trim();
  if (text.startsWith('/')) {
    const name = text.split(/\s/)[0] ?? text;
    if (threadTs !== null) return `${name} is not supported in threads. Sorry!`;
    const answer = await act({ do: 'command', person, channel, text });
    if (answer.ok) return null;
    return answer.told === true ? '' : answer.error;
  }
  const answer = await act({ do: 'post', person, channel, text, ...(threadTs === null ? {} : { threadTs }) });
  return answer.ok ? null : answer.error;
}

/** The text goes with the first file. */
async function sendFiles({ person, channel, threadTs, text, files }: Draft): Promise<string | null> {
  for (const [index, file] of files.entries()) {
    const answer = await upload({
      person,
      file,
      channel,
      ...(threadTs === null ? {} : { threadTs }),
      ...(index === 0 && text.trim() !== '' ? { text: text.trim() } : {}),
    });
    if (!answer.ok) return answer.error;
  }
  return null;
}
