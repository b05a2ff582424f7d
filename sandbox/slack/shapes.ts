import type { FileInfo } from '../protocol.ts';
import type { Json } from './json.ts';
import type { Room, StoredMessage, StoredPerson, StoredView } from './records.ts';
import { stateOf } from './view-state.ts';
import type { World } from './world.ts';

/** A message as the Web API and the payloads carry it. */
export function messageJson(world: World, message: StoredMessage, withMetadata = false): Json {
  const { app, workspace } = world.settings;
  const parent = message.threadTs ? world.rooms.get(message.channel)?.byTs.get(message.threadTs) : undefined;
  return {
    type: 'message',
    ...(message.subtype && { subtype: message.subtype }),
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: workspace.id,
    ...(message.botId && {
      bot_id: message.botId,
      app_id: app.id,
      bot_profile: { id: app.botId, app_id: app.id, name: app.name, team_id: workspace.id, deleted: false },
    }),
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.attachments.length > 0 && { attachments: message.attachments }),
    ...(message.threadTs && { thread_ts: message.threadTs }),
    ...(message.threadTs && message.threadTs !== message.ts && { parent_user_id: parent?.user }),
    ...(message.replyCount > 0 && {
      reply_count: message.replyCount,
      reply_users_count: message.replyUsers.length,
      reply_users: message.replyUsers,
      latest_reply: message.latestReply,
    }),
    ...(message.editedTs && { edited: { user: message.editedBy, ts: message.editedTs } }),
    ...(message.reactions.length > 0 && { reactions: reactionsJson(message) }),
    ...(message.files.length > 0 && { files: message.files.map((file) => fileJson(world, file)) }),
    ...(withMetadata && message.metadata && { metadata: message.metadata }),
  };
}

function reactionsJson(message: StoredMessage): Json[] {
  return message.reactions.map(({ name, users }) => ({ name, users, count: users.length }));
}

export function userJson(world: World, person: StoredPerson): Json {
  const { scopes } = world.settings.app;
  const email = scopes.has('users:read.email') && person.email !== '' && { email: person.email };
  const names = { real_name: person.name, display_name: person.handle };
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.handle,
    deleted: person.deactivated,
    real_name: person.name,
    tz: person.zone,
    profile: { ...names, title: person.title, team: person.teamId, ...email },
    is_bot: person.isBot && person.id !== 'USLACKBOT',
    is_app_user: false,
    updated: 0,
    ...(!person.deactivated && {
      is_admin: person.isAdmin,
      is_owner: person.isOwner,
      is_primary_owner: false,
      is_restricted: person.isGuest,
      is_ultra_restricted: person.isSingleChannelGuest,
    }),
    ...(person.teamId !== world.settings.workspace.id && { is_stranger: false }),
  };
}

export function channelJson(world: World, room: Room): Json {
  const { info } = room;
  const appIn = info.members.includes(world.settings.app.botUserId);
  const created = { created: Math.floor(room.createdMs / 1_000), is_archived: info.archived };
  if (info.kind === 'im') {
    const other = info.members.find((member) => member !== world.settings.app.botUserId);
    return {
      id: info.id,
      ...created,
      is_im: true,
      is_org_shared: false,
      user: other,
      is_user_deleted: false,
    };
  }
  return {
    id: info.id,
    name: info.name,
    name_normalized: info.name,
    ...created,
    is_channel: info.kind === 'public',
    is_group: info.kind === 'private',
    is_im: false,
    is_mpim: info.kind === 'mpim',
    is_private: info.kind !== 'public',
    is_general: false,
    is_member: appIn,
    is_shared: false,
    is_ext_shared: false,
    context_team_id: world.settings.workspace.id,
    topic: { value: info.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: info.members.length,
  };
}

export function fileJson(world: World, info: FileInfo): Json {
  const stored = world.files.get(info.id);
  const created = Math.floor((stored?.createdMs ?? 0) / 1_000);
  const address = `${world.url}/files/${info.id}/${encodeURIComponent(info.name)}`;
  return {
    id: info.id,
    created,
    timestamp: created,
    name: info.name,
    title: info.title,
    // Empty until Slack has looked at the file.
    mimetype: stored?.complete === false ? '' : info.mimetype,
    filetype: info.name.includes('.') ? info.name.split('.').pop() : 'text',
    pretty_type: info.mimetype,
    user: info.user,
    user_team: world.settings.workspace.id,
    editable: false,
    size: info.size,
    mode: 'hosted',
    is_external: false,
    is_public: false,
    url_private: address,
    url_private_download: `${address}?download=1`,
    permalink: address,
    channels: stored?.channels ?? [],
    ...(info.altText && { alt_txt: info.altText }),
  };
}

/** A view as payloads and answers carry it; `values` are what its inputs hold now. */
export function viewJson(world: World, view: StoredView, values?: Json): Json {
  const { app, workspace } = world.settings;
  const json = view.json;
  return {
    id: view.id,
    team_id: workspace.id,
    type: json.type,
    blocks: json.blocks,
    private_metadata: json.private_metadata ?? '',
    callback_id: json.callback_id ?? '',
    state: { values: values ?? stateOf(view, {}) },
    hash: view.hash,
    title: json.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: json.clear_on_close ?? false,
    notify_on_close: json.notify_on_close ?? false,
    close: json.close ?? null,
    submit: json.submit ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: app.id,
    external_id: json.external_id ?? '',
    app_installed_team_id: workspace.id,
    bot_id: app.botId,
  };
}
