import { needScope } from '../needed.ts';
import { Refusal } from '../refusal.ts';
import { userJson } from '../shapes.ts';
import { pageOf } from './args.ts';
import type { Method } from './method.ts';

const info: Method = (world, args) => {
  needScope(world, 'users:read');
  const person = world.people.get(args.needed('user'));
  if (!person) throw new Refusal('user_not_found');
  return { user: userJson(world, person) };
};

const list: Method = (world, args) => {
  needScope(world, 'users:read');
  const { page, cursor } = pageOf([...world.people.values()], args, 1_000);
  return {
    members: page.map((person) => userJson(world, person)),
    cache_ts: Math.floor(world.clock.now() / 1_000),
    response_metadata: { next_cursor: cursor },
  };
};

const lookupByEmail: Method = (world, args) => {
  needScope(world, 'users:read.email');
  const email = args.needed('email').toLowerCase();
  const person = world.people.values().find((one) => one.email.toLowerCase() === email && !one.deactivated);
  if (!person) throw new Refusal('users_not_found');
  return { user: userJson(world, person) };
};

const profile: Method = (world, args) => {
  needScope(world, 'users.profile:read');
  const person = world.people.get(args.text('user') || world.settings.app.botUserId);
  if (!person) throw new Refusal('user_not_found');
  return { profile: userJson(world, person).profile };
};

const authTest: Method = (world) => {
  const { app, workspace } = world.settings;
  return {
    url: `${world.url}/`,
    team: workspace.name,
    user: world.people.get(app.botUserId)?.handle,
    team_id: workspace.id,
    user_id: app.botUserId,
    bot_id: app.botId,
    is_enterprise_install: false,
  };
};

const botsInfo: Method = (world, args) => {
  needScope(world, 'users:read');
  const { app } = world.settings;
  const bot = args.text('bot');
  if (bot !== '' && bot !== app.botId) throw new Refusal('bot_not_found');
  return {
    bot: {
      id: app.botId,
      deleted: false,
      name: app.name,
      updated: 0,
      app_id: app.id,
      user_id: app.botUserId,
    },
  };
};

const teamInfo: Method = (world) => {
  needScope(world, 'team:read');
  const { id, name, domain } = world.settings.workspace;
  return { team: { id, name, domain, email_domain: '', icon: {} } };
};

const openConnection: Method = (world) => {
  if (world.delivery.sockets.refuses()) throw new Refusal('internal_error');
  const address = `${world.url.replace(/^http/, 'ws')}/link?ticket=${world.delivery.sockets.invite()}&app_id=${world.settings.app.id}`;
  return { url: address };
};

export const peopleMethods: Record<string, Method> = {
  'auth.test': authTest,
  'users.info': info,
  'users.list': list,
  'users.lookupByEmail': lookupByEmail,
  'users.profile.get': profile,
  'bots.info': botsInfo,
  'team.info': teamInfo,
  'apps.connections.open': openConnection,
};
