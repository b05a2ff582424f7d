import type { Receipt } from '../delivery/parcel.ts';
import type { ResponseTarget } from '../delivery/response-urls.ts';
import { escapedForCommand } from '../escaping.ts';
import { isJson } from '../json.ts';
import { addMessage } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import { respond } from '../respond.ts';
import type { World } from '../world.ts';
import { done, type Outcome } from './outcome.ts';
import { channelRef } from './payload.ts';
import { actor, deskOf } from './people.ts';

/** A person sends a slash command; settles with its ack, or with what Slack says when none comes. */
export async function command(world: World, who: string, channel: string, line: string): Promise<Outcome> {
  const person = actor(world, who);
  const room = deskOf(world, person, channel);
  const [, name = '', typed = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(line.trim()) ?? [];
  const known = world.settings.app.commands.find((one) => one.command === name);
  if (!known) return tell(world, room.info.id, person.id, `${name || line} is not a valid command.`);
  const { app, workspace } = world.settings;
  const target = { channel: room.info.id, person: person.id, messageTs: null, threadTs: null, name };
  const receipt = await world.delivery.interact('slash_commands', `${name} ${typed}`.trim(), {
    token: world.settings.app.verificationToken,
    team_id: workspace.id,
    team_domain: workspace.domain,
    channel_id: room.info.id,
    channel_name: channelRef(room).name,
    user_id: person.id,
    user_name: person.handle,
    command: name,
    text: known.shouldEscape ? escapedForCommand(world, typed) : typed,
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: world.responseUrls.give(target),
    trigger_id: world.triggers.give(person.id),
  });
  return settle(world, target, receipt);
}

function settle(world: World, target: ResponseTarget, receipt: Receipt): Outcome {
  const { name } = target;
  if (receipt.status === 'unreachable') {
    return tell(world, target.channel, target.person, `${name} failed with the error "dispatch_failed"`);
  }
  if (receipt.status !== 'acked') {
    return tell(world, target.channel, target.person, `${name} failed because the app did not respond`);
  }
  const answer = receipt.answer;
  if ((typeof answer === 'string' && answer !== '') || (isJson(answer) && Object.keys(answer).length > 0)) {
    try {
      respond(world, target, answer, `ack of ${name}`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return tell(world, target.channel, target.person, `${name} failed with the error "${error.code}"`);
    }
  }
  return done;
}

/** What Slackbot tells the person alone. */
function tell(world: World, channel: string, person: string, text: string): Outcome {
  const room = world.rooms.get(channel);
  if (room) addMessage(world, room, { user: 'USLACKBOT', text, onlyFor: person });
  return { ok: false, error: text, told: true };
}
