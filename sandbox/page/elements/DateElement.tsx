import type { StateValue } from '../../protocol.ts';
import { useElementValue } from '../blocks/host.tsx';
import { useActor } from '../shell/actor.ts';
import { fieldValue, instantOf } from '../text/dates.ts';
import { useConfirm } from './confirm.tsx';
import type { ElementProps } from './Element.tsx';
import { textField } from './element.ts';

const FIELD_TYPES: Record<string, string> = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
};

/** A date, a time, or both; a date with a time is an instant, entered in the zone of the person who acts. */
export function DateElement({ element, blockId, dispatch, field }: ElementProps) {
  const { zone } = useActor();
  const { value, change } = useElementValue(blockId, element, dispatch);
  const { ask, question } = useConfirm(element);
  const label =
    field === undefined ? (textField(element, 'placeholder')?.text ?? 'Select a date') : undefined;
  return (
    <>
      <input
        id={field?.id}
        className="field field-date"
        type={FIELD_TYPES[element.type] ?? 'date'}
        value={shownValue(value, zone)}
        aria-label={label}
        aria-describedby={field?.describedBy}
        aria-invalid={field?.invalid}
        data-action={element.action_id}
        onChange={(event) => {
          const next = heldValue(element.type, event.target.value, zone);
          ask(() => void change(next));
        }}
      />
      {question}
    </>
  );
}

function shownValue(value: StateValue, zone: string): string {
  if (typeof value.selected_date_time === 'number') return fieldValue(value.selected_date_time * 1000, zone);
  return value.selected_date ?? value.selected_time ?? '';
}

function heldValue(type: string, entered: string, zone: string): StateValue {
  const given = entered === '' ? null : entered;
  if (type === 'timepicker') return { type, selected_time: given };
  if (type === 'datepicker') return { type, selected_date: given };
  return { type, selected_date_time: given === null ? null : Math.floor(instantOf(given, zone) / 1000) };
}
