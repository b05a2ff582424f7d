import { useEffect, useMemo, useState } from 'react';
import { leastTyped } from '../../slack/view-state.ts';
import { useElementValue, useHost } from '../blocks/host.tsx';
import { useActor } from '../shell/actor.ts';
import { act } from '../wire/act.ts';
import { currentWorld, useWorld } from '../wire/store.ts';
import {
  type Choice,
  type ChoiceGroup,
  chosenChoices,
  groupsOf,
  offeredChoices,
  valueOfChoices,
} from './choices.ts';
import { useConfirm } from './confirm.tsx';
import type { ElementProps } from './Element.tsx';
import { numberField, textField } from './element.ts';
import { Picker } from './Picker.tsx';

const ASK_AFTER_MS = 200;
const NONE: ChoiceGroup[] = [];

/** Every select menu: fixed or external options, people, channels, conversations; one or many. */
export function SelectElement({ element, blockId, dispatch, field }: ElementProps) {
  const { value, change } = useElementValue(blockId, element, dispatch);
  const { ask, question } = useConfirm(element);
  const [typed, setTyped] = useState<string | null>(null);
  const offered = useOfferedChoices(element);
  const suggested = useSuggestions(element, blockId, typed);
  const groups = suggested ?? offered;
  const many = element.type.startsWith('multi_');
  const set = (choices: readonly Choice[]) => ask(() => void change(valueOfChoices(element.type, choices)));
  return (
    <>
      <Picker
        groups={groups}
        filtered={suggested !== null}
        none={suggested === null ? 'Nothing found' : nothingFor(element, typed ?? '')}
        chosen={chosenChoices(value, groups)}
        many={many}
        most={numberField(element, 'max_selected_items') ?? Number.POSITIVE_INFINITY}
        placeholder={
          textField(element, 'placeholder')?.text ?? (many ? 'Select options' : 'Select an option')
        }
        field={field}
        onType={setTyped}
        onChange={set}
      />
      {question}
    </>
  );
}

/** Why an external select shows no options. */
function nothingFor(element: ElementProps['element'], typed: string): string {
  const least = leastTyped(element);
  if (typed.length >= least) return 'Nothing found';
  return `Type at least ${least} character${least === 1 ? '' : 's'}`;
}

function useOfferedChoices(element: ElementProps['element']): ChoiceGroup[] {
  const actor = useActor();
  const people = useWorld((world) => world.people);
  const conversations = useWorld((world) => world.conversations);
  return useMemo(
    () => offeredChoices(element, { ...currentWorld(), people, conversations }, actor.id),
    [element, people, conversations, actor.id],
  );
}

/** Options that the app suggests for what was typed; null for a select that is not external. */
function useSuggestions(
  element: ElementProps['element'],
  blockId: string,
  typed: string | null,
): ChoiceGroup[] | null {
  const actor = useActor();
  const { container } = useHost();
  const external = element.type.endsWith('external_select');
  const [groups, setGroups] = useState(NONE);
  const actionId = element.action_id ?? '';
  const least = leastTyped(element);
  useEffect(() => {
    if (!external || typed === null || typed.length < least) {
      setGroups(NONE);
      return;
    }
    let wanted = true;
    const timer = setTimeout(async () => {
      const answer = await act({ do: 'suggest', person: actor.id, container, blockId, actionId, typed });
      if (wanted) setGroups(answer.ok ? groupsOf(answer.options ?? []) : NONE);
    }, ASK_AFTER_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [external, least, typed, actor.id, container, blockId, actionId]);
  return external ? groups : null;
}
