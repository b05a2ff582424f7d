import type { WebClient } from '@slack/web-api';
import type { Config } from '../../config.ts';
import { bad, type Examined, good } from '../../operations/doctor/examined.ts';

/** What the app cannot do without, and what it is for. */
const NEEDED: Record<string, string> = {
  commands: 'slash commands',
  'chat:write': 'messages',
  'reactions:read': 'answers by reaction',
  'reactions:write': 'the reactions under a digest',
  'users:read': 'names, and who may vote',
  'channels:read': 'who is in a channel',
  'groups:read': 'who is in a private channel',
  'im:write': 'direct messages',
  'files:read': 'importing plan files',
  'files:write': 'pictures and exports',
};
const HELPFUL: Record<string, string> = {
  'channels:history': 'posting exactly once',
  'groups:history': 'posting exactly once in private channels',
  'users:read.email': 'finding people by their address',
};
const REINSTALL = 'Add them under OAuth & Permissions (or take manifest.yml anew), then reinstall the app.';

/** Token and scopes, as Slack sees them. */
export async function examineWorkspace(client: WebClient): Promise<Examined[]> {
  try {
    const answer = await client.auth.test();
    const team = `It is ${answer.user ?? 'the app'} in ${answer.team ?? 'its workspace'}.`;
    return [good('Token', team), ...judgeScopes(answer.response_metadata?.scopes ?? [])];
  } catch (error) {
    const mend = 'Put the Bot User OAuth Token of OAuth & Permissions into SLACK_BOT_TOKEN.';
    return [bad('Token', 'broken', `Slack refuses it: ${errorOf(error)}.`, mend)];
  }
}

/** The verdict on the scopes that Slack says the token has. */
export function judgeScopes(scopes: readonly string[]): Examined[] {
  const has = new Set(scopes);
  const lacks = (wanted: Record<string, string>) =>
    Object.entries(wanted).flatMap(([scope, use]) => (has.has(scope) ? [] : [`${scope} (${use})`]));
  const missing = lacks(NEEDED);
  const wished = lacks(HELPFUL);
  const files = ['files:read', 'files:write'].filter((scope) => !has.has(scope));
  return [
    missing.length > 0
      ? bad('Scopes', 'broken', `Missing: ${missing.join(', ')}.`, REINSTALL)
      : wished.length > 0
        ? bad('Scopes', 'warning', `All that is needed; not ${wished.join(', ')}.`, REINSTALL)
        : good('Scopes', `All ${Object.keys(NEEDED).length + Object.keys(HELPFUL).length} are there.`),
    files.length === 0
      ? good('Files', 'Plans can be imported, pictures and exports uploaded.')
      : bad('Files', 'broken', `Not allowed: ${files.join(', ')}.`, REINSTALL),
  ];
}

/** Whether the app can speak in a channel. */
export async function examineChannel(client: WebClient, channel: string): Promise<Examined> {
  const what = 'Channel';
  if (channel.startsWith('D')) return good(what, 'A direct message with the app.');
  try {
    const { channel: info } = await client.conversations.info({ channel });
    if (info?.is_archived)
      return bad(what, 'broken', 'It is archived.', 'Unarchive it, or import the plan into another.');
    if (info?.is_member) return good(what, 'The app is in it.');
    return bad(what, 'broken', 'The app is not in it.', 'Invite it there: /invite @Signalbox');
  } catch (error) {
    return bad(what, 'broken', `Slack says ${errorOf(error)}.`, 'Invite the app there: /invite @Signalbox');
  }
}

function errorOf(error: unknown): string {
  const said = (error as { data?: { error?: unknown } }).data?.error;
  return typeof said === 'string' ? said : String(error instanceof Error ? error.message : error);
}

/** Whether a connection could be opened: for Socket Mode an address is asked for, and not used. */
export async function examineConnection(config: Config, client: WebClient): Promise<Examined> {
  const what = 'Connection';
  const { transport } = config;
  if (transport.mode === 'http')
    return good(what, `Slack is to send its requests to port ${transport.port}, through your proxy.`);
  try {
    await client.apps.connections.open({ token: transport.appToken });
    return good(what, 'Socket Mode opens.');
  } catch (error) {
    const mend = 'Give the app-level token the scope connections:write and switch Socket Mode on.';
    return bad(what, 'broken', `Socket Mode does not open: ${errorOf(error)}.`, mend);
  }
}
