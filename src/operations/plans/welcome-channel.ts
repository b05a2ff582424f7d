import { change } from '../change.ts';
import { type Deps, SIGNALBOX } from '../deps.ts';

/** The first message in a channel that the app was added to, once for each time. */
export function welcomeChannel(deps: Deps, workspace: string, channel: string, eventId: string): void {
  change(deps, { workspace, user: SIGNALBOX }, (c) => {
    c.note(null, { verb: 'channel.joined', subject: channel });
    c.post(null, { key: `welcome:${channel}:${eventId}`, channel, view: { type: 'welcome', channel } });
  });
}
