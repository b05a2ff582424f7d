import type { ModalView } from '@slack/types';
import { section } from '../elements.ts';
import { strong, words } from '../escape.ts';
import { gateFieldIds, gateFormIds } from '../gate-ids.ts';
import { type Choice, dateInput, personInput, selectInput } from '../inputs.ts';
import { type FormIds, form } from './form.ts';

/** Hands a seat's vote to somebody; `seats` are those that the asker may hand on, the own one first. */
export function delegateForm(
  ids: FormIds,
  { gateName, seats, now }: { gateName: string; seats: readonly Choice[]; now: string | null },
): ModalView {
  const holder = now === null ? [] : [words(now, 300)];
  return form({
    id: gateFormIds.delegate,
    title: 'Delegate a Seat',
    submit: 'Delegate',
    ids,
    blocks: [
      section([strong(gateName, 300), ...holder]),
      ...(seats.length > 1
        ? [
            selectInput({
              field: gateFieldIds.seat,
              label: 'Whose seat?',
              choices: seats,
              initial: seats[0]?.value ?? null,
            }),
          ]
        : []),
      personInput({
        field: gateFieldIds.delegate,
        label: 'Who votes instead?',
        optional: true,
        hint: 'Somebody without a seat of their own. Nobody: the seat votes for itself again.',
      }),
      dateInput({
        field: gateFieldIds.until,
        label: 'Until when?',
        optional: true,
        hint: 'The last day on which it holds. Without one, until it is taken back.',
      }),
    ],
  });
}
