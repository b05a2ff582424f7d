import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Container, StateValue, StateValues } from '../../protocol.ts';
import { initialValue } from '../../slack/view-state.ts';
import type { ElementJson } from '../elements/element.ts';
import { useActor } from '../shell/actor.ts';
import { actOrNotify } from '../wire/act.ts';
import { keepValues, useKeptValues, valuesNow } from './values.ts';

export type Surface = 'message' | 'form' | 'home';

/** What the elements of one surface share: who holds their values and whom a press reaches. */
export interface BlockHost {
  surface: Surface;
  container: Container;
  values: StateValues;
  errors: Readonly<Record<string, string>>;
  setValue: (blockId: string, actionId: string, value: StateValue) => void;
  /** Tells the app that an element was used; settles when the sandbox has answered. */
  press: (blockId: string, element: ElementJson, chosen?: StateValue) => Promise<void>;
}

const HostContext = createContext<BlockHost | null>(null);

interface BlockHostProviderProps {
  surface: Surface;
  container: Container;
  /** Names the values that were entered, so that they outlive the surface's leaving the screen. */
  keepAs: string;
  errors?: Readonly<Record<string, string>>;
  children: ReactNode;
}

const NO_ERRORS = {};

export function BlockHostProvider(props: BlockHostProviderProps) {
  const { surface, container, keepAs, errors = NO_ERRORS, children } = props;
  const actor = useActor();
  const values = useKeptValues(keepAs);
  const host = useMemo<BlockHost>(
    () => ({
      surface,
      container,
      values,
      errors,
      setValue: (blockId, actionId, value) => {
        const before = valuesNow(keepAs);
        keepValues(keepAs, { ...before, [blockId]: { ...before[blockId], [actionId]: value } });
      },
      press: async (blockId, element, chosen) => {
        const state = valuesNow(keepAs);
        const actionId = element.action_id ?? '';
        await actOrNotify({
          do: 'press',
          person: actor.id,
          container,
          blockId,
          actionId,
          state,
          ...(chosen === undefined ? {} : { chosen }),
        });
      },
    }),
    [surface, container, keepAs, values, errors, actor.id],
  );
  return <HostContext value={host}>{children}</HostContext>;
}

export function useHost(): BlockHost {
  const host = useContext(HostContext);
  if (host === null) throw new Error('Block Kit elements stand inside a BlockHostProvider');
  return host;
}

/** One element's value and the function that changes it; the app hears of a change where `dispatch` says so. */
export function useElementValue(blockId: string, element: ElementJson, dispatch: boolean) {
  const host = useHost();
  const actionId = element.action_id ?? '';
  const value = host.values[blockId]?.[actionId] ?? initialValue(element);
  const change = (next: StateValue, tell = dispatch) => {
    host.setValue(blockId, actionId, next);
    return tell ? host.press(blockId, element, next) : Promise.resolve();
  };
  return { value, change };
}
