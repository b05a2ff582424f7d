import { plainDay } from '../../digest/words.ts';
import type { RehearsalView } from '../../gate/gate-list-view.ts';
import { context, header } from './elements.ts';
import { words } from './escape.ts';
import { type Message, message, roomiest } from './message.ts';
import { gateSection } from './phase.ts';
import { code } from './refusal.ts';
import { signal } from './signals.ts';

/** How a gate would come out today, privately: what is missing and who is away, while there is time to mend it. */
export function rehearsalMessage(view: RehearsalView, open: boolean): Message {
  const { gate, gateName, colour, best, met, criteria, window } = view;
  const point = `${words(`${gate} ${gateName}`, 200)} today: evidence ${signal(colour)}, ${met} of ${criteria} met; best still possible ${signal(best)}`;
  const days = `Opened on ${plainDay(window.from)}, its window would end on ${plainDay(window.to)} 17:00`;
  return roomiest((room) =>
    message(point, [
      header(`Rehearsal · ${gateName}`),
      gateSection(view, open, room),
      context([`${days} · ${code(`/gate ${open ? 'status' : 'open'} ${gate}`)}`]),
    ]),
  );
}
