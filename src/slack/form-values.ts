import type { ViewStateValue } from '@slack/bolt';
import { inputActionId } from './blocks/action-ids.ts';

/** What somebody filled into a form, by the `block_id` of the input. */
export interface FormValues {
  /** Typed text or a picked date or time, without outer blanks; null where nothing is there. */
  text(field: string): string | null;
  /** Value of a picked option. */
  choice(field: string): string | null;
  /** Values of ticked boxes. */
  ticked(field: string): string[];
  /** Slack user id of a picked person. */
  user(field: string): string | null;
  /** Ids of uploaded files. */
  files(field: string): string[];
}

/** Reads the state of a submitted view. */
export function readForm(values: Record<string, Record<string, ViewStateValue>>): FormValues {
  const field = (name: string) => values[name]?.[inputActionId];
  return {
    text: (name) => {
      const value = field(name)?.value ?? field(name)?.selected_date ?? field(name)?.selected_time;
      return value?.trim() || null;
    },
    choice: (name) => field(name)?.selected_option?.value ?? null,
    ticked: (name) => (field(name)?.selected_options ?? []).map((option) => option.value ?? ''),
    user: (name) => field(name)?.selected_user ?? null,
    files: (name) =>
      ((field(name) as { files?: { id: string }[] } | undefined)?.files ?? []).map((file) => file.id),
  };
}
