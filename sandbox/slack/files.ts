import { announce } from './announce.ts';
import { addMessage } from './messages.ts';
import type { Room, StoredFile, StoredMessage } from './records.ts';
import type { World } from './world.ts';

const types: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  json: 'application/json',
  yaml: 'text/yaml',
  yml: 'text/yaml',
  md: 'text/markdown',
  txt: 'text/plain',
  csv: 'text/csv',
};

export interface NewFile {
  name: string;
  user: string;
  byApp: boolean;
  size: number;
  content?: Uint8Array;
  title?: string;
  altText?: string;
}

export function addFile(world: World, file: NewFile): StoredFile {
  const extension = file.name.split('.').pop()?.toLowerCase() ?? '';
  const info = {
    id: world.numbering.id('F'),
    name: file.name,
    title: file.title || file.name,
    mimetype: types[extension] ?? 'application/octet-stream',
    size: file.size,
    user: file.user,
    altText: file.altText ?? '',
  };
  const content = file.content ?? null;
  const stored = {
    info,
    createdMs: world.clock.now(),
    content,
    complete: content !== null,
    byApp: file.byApp,
    channels: [],
  };
  world.files.set(info.id, stored);
  return stored;
}

/** Shows files in a conversation as one message, and tells the app of each. */
export function shareFiles(
  world: World,
  room: Room,
  files: StoredFile[],
  said: { user: string; text: string; threadTs?: string | null; byApp?: boolean },
): StoredMessage {
  for (const file of files) {
    if (!file.channels.includes(room.info.id)) file.channels.push(room.info.id);
  }
  const message = addMessage(world, room, { ...said, files: files.map((file) => file.info) });
  for (const { info } of files) {
    if (!room.info.members.includes(world.settings.app.botUserId)) continue;
    announce(world, {
      type: 'file_shared',
      file_id: info.id,
      user_id: said.user,
      file: { id: info.id },
      channel_id: room.info.id,
      event_ts: message.ts,
    });
  }
  return message;
}

/** Whether the app may read a file: its own, one given to it in a form, or one shared where it is a member. */
export function appMayRead(world: World, file: StoredFile): boolean {
  const bot = world.settings.app.botUserId;
  return (
    file.byApp ||
    file.channels.length === 0 ||
    file.channels.some((id) => world.rooms.get(id)?.info.members.includes(bot))
  );
}
