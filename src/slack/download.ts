import type { Parsed } from '../plan/problem.ts';
import type { SlackContext } from './context.ts';

/** Bytes that a plan file may have. */
const MOST_BYTES = 4 * 1_024 * 1_024;
/** Times that an upload is asked for while Slack still works on it, and the milliseconds between. */
const TRIES = 10;
const PAUSE = 300;

function problem(message: string): Parsed<string> {
  return { ok: false, problems: [{ line: null, column: null, path: '', message }] };
}

/** The text of a file that somebody uploaded; a refusal where it is too large, no UTF-8, or not to be had. */
export async function downloadText({ client }: SlackContext, fileId: string): Promise<Parsed<string>> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const { file } = await client.files.info({ file: fileId });
    if ((file?.size ?? 0) > MOST_BYTES)
      return problem('the file is over 4 MiB: split the plan, or leave out what is done');
    const url = file?.url_private_download ?? file?.url_private;
    if (url !== undefined)
      return readUtf8(await fetch(url, { headers: { Authorization: `Bearer ${client.token ?? ''}` } }));
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return problem('Slack has not finished with the file yet: try again in a minute');
}

async function readUtf8(response: Response): Promise<Parsed<string>> {
  if (!response.ok)
    return problem('Slack did not hand the file over: check that the app has the scope files:read');
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength > MOST_BYTES)
    return problem('the file is over 4 MiB: split the plan, or leave out what is done');
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return problem('the file is not UTF-8 text: save it as UTF-8 and try again');
  }
}
