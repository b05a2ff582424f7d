import { addFile, appMayRead, shareFiles } from '../files.ts';
import { asText, isJson } from '../json.ts';
import { needScope } from '../needed.ts';
import type { StoredFile } from '../records.ts';
import { Refusal } from '../refusal.ts';
import { fileJson } from '../shapes.ts';
import { directRoom, type World } from '../world.ts';
import type { Args } from './args.ts';
import { joinedRoom, type Method } from './method.ts';

const LARGEST = 1_000_000_000;

const getUploadUrl: Method = (world, args) => {
  needScope(world, 'files:write');
  const length = Number(args.needed('length'));
  if (!Number.isInteger(length) || length <= 0) throw new Refusal('invalid_arguments');
  if (length > LARGEST) throw new Refusal('file_upload_size_restricted');
  const user = world.settings.app.botUserId;
  const name = args.needed('filename');
  const { info } = addFile(world, {
    name,
    user,
    byApp: true,
    size: length,
    altText: args.text('alt_txt') || args.text('alt_text'),
  });
  return { upload_url: `${world.url}/upload/${info.id}`, file_id: info.id };
};

/** Takes the content of an upload; false where no upload waits for it or its length is another. */
export function receiveUpload(world: World, id: string, content: Uint8Array): boolean {
  const file = world.files.get(id);
  if (!file || file.complete || file.info.size !== content.length) return false;
  file.content = content;
  return true;
}

const completeUpload: Method = (world, args) => {
  needScope(world, 'files:write');
  const named = args.json('files');
  if (!Array.isArray(named) || named.length === 0) throw new Refusal('invalid_arguments');
  const files = named.map((one) =>
    uploaded(world, isJson(one) ? asText(one.id) : '', isJson(one) ? asText(one.title) : ''),
  );
  const channels = [args.text('channel_id') || args.text('channels')].filter((id) => id !== '');
  const rooms = channels.flatMap((ids) => ids.split(',')).map((id) => roomFor(world, id));
  for (const file of files) setTimeout(() => finish(file), world.settings.deadlines.fileProcessing).unref();
  for (const room of rooms) {
    shareFiles(world, room, files, {
      user: world.settings.app.botUserId,
      byApp: true,
      text: args.text('initial_comment'),
      threadTs: args.text('thread_ts') || null,
    });
  }
  return { files: files.map((file) => fileJson(world, file.info)) };
};

/** Slack looks at a file before it shows it anywhere. */
function finish(file: StoredFile): void {
  file.complete = true;
}

function uploaded(world: World, id: string, title: string): StoredFile {
  const file = world.files.get(id);
  if (!file?.content) throw new Refusal('file_not_found');
  if (title !== '') file.info.title = title;
  return file;
}

function roomFor(world: World, id: string) {
  const room = world.people.has(id)
    ? directRoom(world, world.settings.app.botUserId, id)
    : joinedRoom(world, id);
  if (room.info.archived) throw new Refusal('is_archived');
  return room;
}

const info: Method = (world, args) => {
  needScope(world, 'files:read');
  const file = readable(world, args);
  return { file: fileJson(world, file.info), comments: [], response_metadata: { next_cursor: '' } };
};

const remove: Method = (world, args) => {
  needScope(world, 'files:write');
  const file = readable(world, args);
  if (!file.byApp) throw new Refusal('cant_delete_file');
  world.files.delete(file.info.id);
  return {};
};

function readable(world: World, args: Args): StoredFile {
  const file = world.files.get(args.needed('file'));
  if (!file || !appMayRead(world, file)) throw new Refusal('file_not_found');
  return file;
}

export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': completeUpload,
  'files.info': info,
  'files.delete': remove,
};
