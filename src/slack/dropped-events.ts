import type { App, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../log.ts';

const NOTICE = 'app_rate_limited';

/**
 * Slack drops what is over 30,000 events in an hour, and says so once a minute in a notice that has no event inside.
 * Bolt 5.1 leaves it unacknowledged, so that it would come again.
 */
export function hearDroppedEvents(app: App, log: Logger): void {
  const handle = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    if (event.body.type !== NOTICE) return handle(event);
    const since = Number(event.body.minute_rate_limited);
    log.warn(
      { since },
      'Slack drops events: more than 30,000 in an hour; a restart reads the reactions again',
    );
    await event.ack();
  };
}

/**
 * The socket client 3.1 takes every envelope of the Events API for one with an event and rejects into nothing at one
 * without, which ends the process. Such an envelope is taken once more as one of its payload's own type.
 */
export function takeNotices({ client }: SocketModeReceiver): void {
  const takers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', async (data: string | ArrayBuffer, isBinary: boolean) => {
    for (const take of takers) {
      try {
        await take(data, isBinary);
      } catch (error) {
        const notice = asNotice(data);
        if (notice === null) throw error;
        await take(notice, false);
      }
    }
  });
}

function asNotice(data: string | ArrayBuffer): string | null {
  const { payload, ...envelope } = JSON.parse(
    typeof data === 'string' ? data : new TextDecoder().decode(data),
  );
  return payload?.type === NOTICE ? JSON.stringify({ ...envelope, type: NOTICE, payload }) : null;
}
