import type { Json } from '../json.ts';
import type { Room, StoredPerson } from '../records.ts';
import type { World } from '../world.ts';

/** What every interaction's payload begins with. */
export function interactionBase(world: World, person: StoredPerson): Json {
  const { app, workspace } = world.settings;
  return {
    user: { id: person.id, username: person.handle, name: person.handle, team_id: person.teamId },
    team: { id: workspace.id, domain: workspace.domain },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: app.id,
    token: app.verificationToken,
  };
}

export function channelRef(room: Room): { id: string; name: string } {
  const { id, name, kind } = room.info;
  return { id, name: kind === 'im' ? 'directmessage' : kind === 'private' ? 'privategroup' : name };
}
