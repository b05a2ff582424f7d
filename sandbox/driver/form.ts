import type { StateValues } from '../protocol.ts';
import { dismissView, submitView } from '../slack/acts/forms.ts';
import type { Outcome } from '../slack/acts/outcome.ts';
import { press } from '../slack/acts/press.ts';
import { asJson, asList, asText } from '../slack/json.ts';
import type { StoredPerson, StoredView } from '../slack/records.ts';
import { elementsOf, type Placed } from '../slack/view-state.ts';
import { stackOf } from '../slack/views.ts';
import type { World } from '../slack/world.ts';
import { textsIn } from './shown.ts';
import { type Given, valueFor } from './values.ts';
import { type Patience, until } from './wait.ts';

/** The form on top of a person's screen as a test reads it. */
export interface ShownForm {
  id: string;
  title: string;
  callbackId: string;
  /** Everything that can be read in it, line by line. */
  shown: string;
  /** Labels of its inputs. */
  labels: string[];
  /** Label -> what it says is wrong. */
  errors: Record<string, string>;
  /** What Slack says when the app failed. */
  failure: string | null;
  busy: boolean;
  json: StoredView['json'];
}

/** Values on their way into the open form, by label (or action id, or block id). */
export interface Filling {
  fill(values: Record<string, Given>): Filling;
  /** Puts the values in, presses the form's button and waits for the app's answer. */
  submit(patience?: Patience): Promise<Outcome & { form: ShownForm | null }>;
  /** Changes one element that tells the app at once (`dispatch_action`, or a select outside an input). */
  choose(label: string, value: Given): Promise<Outcome>;
}

export function formOf(world: World, person: StoredPerson): ShownForm | null {
  const view = stackOf(world, person.id).at(-1);
  return view ? toForm(view) : null;
}

function toForm(view: StoredView): ShownForm {
  const blocks = asList(view.json.blocks);
  const placed = elementsOf(blocks);
  const labelOfBlock = (id: string) => placed.filter((one) => one.blockId === id).map(labelIn)[0] ?? id;
  const errors = Object.entries(view.errors).map(([id, error]) => [labelOfBlock(id), error]);
  return {
    id: view.id,
    title: asText(asJson(view.json.title).text),
    callbackId: asText(view.json.callback_id),
    shown: textsIn(blocks).join('\n'),
    labels: placed.filter(({ block }) => block.type === 'input').map(labelIn),
    errors: Object.fromEntries(errors),
    failure: view.failure,
    busy: view.busy,
    json: view.json,
  };
}

function labelIn({ block, element, actionId }: Placed): string {
  return asText(asJson(block.label).text) || asText(asJson(element.placeholder).text) || actionId;
}

export async function waitForForm(
  world: World,
  person: StoredPerson,
  title: string | RegExp = '',
  patience?: Patience,
): Promise<ShownForm> {
  const isIt = (form: ShownForm) =>
    typeof title === 'string'
      ? form.title.includes(title) || form.shown.includes(title)
      : title.test(form.title);
  const look = () => {
    const form = formOf(world, person);
    return form && isIt(form) ? form : null;
  };
  const seen = () => `Open is: ${formOf(world, person)?.title ?? 'no form'}`;
  return until(look, `a form ${String(title)} for ${person.handle}`, patience, seen);
}

export function filling(world: World, person: StoredPerson, given: Record<string, Given>): Filling {
  const valueIn = (view: StoredView, placed: Placed, value: Given) =>
    valueFor(world, person.id, { container: { in: 'view', viewId: view.id }, placed }, value);
  const stateFor = async (view: StoredView, values: Record<string, Given>): Promise<StateValues> => {
    const state: StateValues = {};
    for (const [label, value] of Object.entries(values)) {
      const placed = elementNamed(view, label);
      const { blockId, actionId } = placed;
      state[blockId] = { ...state[blockId], [actionId]: await valueIn(view, placed, value) };
    }
    return state;
  };
  const openWith = async (labels: string[], patience?: Patience): Promise<StoredView> => {
    const look = () => {
      const view = stackOf(world, person.id).at(-1);
      return view && !view.busy && labels.every((label) => hasElement(view, label)) ? view : null;
    };
    const seen = () => `Open is: ${JSON.stringify(formOf(world, person)?.labels ?? 'no form')}`;
    return until(look, `a form with ${labels.join(', ') || 'a button'}`, patience, seen);
  };
  return {
    fill: (more) => filling(world, person, { ...given, ...more }),
    async submit(patience) {
      const view = await openWith(Object.keys(given), patience);
      const outcome = await submitView(world, person.id, view.id, await stateFor(view, given));
      return { ...outcome, form: formOf(world, person) };
    },
    async choose(label, value) {
      const view = await openWith([...Object.keys(given), label]);
      const placed = elementNamed(view, label);
      const { blockId, actionId } = placed;
      const state = await stateFor(view, given);
      const chosen = await valueIn(view, placed, value);
      const container = { in: 'view' as const, viewId: view.id };
      return press(world, person.id, { container, blockId, actionId, chosen, state });
    },
  };
}

function placedIn(view: StoredView, label: string): Placed | undefined {
  return elementsOf(asList(view.json.blocks)).find(
    (placed) => labelIn(placed) === label || placed.actionId === label || placed.blockId === label,
  );
}

function hasElement(view: StoredView, label: string): boolean {
  return placedIn(view, label) !== undefined;
}

function elementNamed(view: StoredView, label: string): Placed {
  const found = placedIn(view, label);
  if (!found) throw new Error(`The form has no input ${label}`);
  return found;
}

export async function closeForm(world: World, person: StoredPerson, all: boolean): Promise<Outcome> {
  const view = await until(() => stackOf(world, person.id).at(-1), 'an open form');
  return dismissView(world, person.id, view.id, all);
}
