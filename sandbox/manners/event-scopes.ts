const anyChannel = ['channels:read', 'groups:read'];

/** The scopes of which an app needs one to hear of an event; every app hears of the others. */
export const eventScopes: Record<string, readonly string[]> = {
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  member_joined_channel: anyChannel,
  member_left_channel: anyChannel,
  channel_left: ['channels:read'],
  channel_archive: ['channels:read'],
  group_left: ['groups:read'],
  group_archive: ['groups:read'],
  file_shared: ['files:read'],
  user_change: ['users:read'],
  app_mention: ['app_mentions:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
};
