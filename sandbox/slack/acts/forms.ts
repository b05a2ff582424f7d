import type { StateValues } from '../../protocol.ts';
import { noteViolation } from '../checked.ts';
import type { Receipt } from '../delivery/parcel.ts';
import { asJson, asText, isJson, type Json } from '../json.ts';
import type { StoredPerson, StoredView } from '../records.ts';
import { Refusal } from '../refusal.ts';
import { problemsOf } from '../required.ts';
import { fileJson, viewJson } from '../shapes.ts';
import { stateOf } from '../view-state.ts';
import { closeView, openView, showViews, stackOf, updateView } from '../views.ts';
import type { World } from '../world.ts';
import { responseUrlsOfForm } from './form-urls.ts';
import { done, type Outcome, refused } from './outcome.ts';
import { interactionBase } from './payload.ts';
import { actor } from './people.ts';

const trouble = 'We had some trouble connecting. Try again?';

/** A person submits a form; settles when the app has answered and the answer is carried out. */
export async function submitView(
  world: World,
  who: string,
  viewId: string,
  given: StateValues,
): Promise<Outcome> {
  const person = actor(world, who);
  const view = openFormOf(world, person, viewId);
  if (!view) return refused('This form is not open any more.');
  if (view.busy) return refused('This form is being submitted already.');
  const state = stateOf(view, given);
  view.errors = problemsOf(world, view, state);
  if (Object.keys(view.errors).length > 0) {
    showViews(world, person.id);
    return refused('The form has problems.');
  }
  Object.assign(view, { busy: true, failure: null });
  showViews(world, person.id);
  const receipt = await world.delivery.interact(
    'interactive',
    `view_submission ${asText(view.json.callback_id)}`,
    {
      type: 'view_submission',
      ...interactionBase(world, person),
      trigger_id: world.triggers.give(person.id, view.id),
      view: viewJson(world, view, withFiles(world, state)),
      response_urls: responseUrlsOfForm(world, person, view, state),
    },
  );
  view.busy = false;
  return settle(world, view, receipt);
}

function settle(world: World, view: StoredView, receipt: Receipt): Outcome {
  if (receipt.status !== 'acked') return fail(world, view, trouble);
  const answer = asJson(receipt.answer);
  const where = `answer to ${asText(view.json.callback_id) || 'a form'}`;
  try {
    return carryOut(world, view, answer, where);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return fail(world, view, trouble);
  }
}

function carryOut(world: World, view: StoredView, answer: Json, where: string): Outcome {
  const next = isJson(answer.view) ? answer.view : {};
  switch (answer.response_action) {
    case 'errors':
      return showErrors(world, view, asJson(answer.errors));
    case 'update':
      updateView(world, view, next, where, '');
      return done;
    case 'push':
      openView(world, view.person, next, where, true);
      return done;
    case 'clear':
      closeView(world, view, true);
      return done;
    case undefined:
      if (world.views.has(view.id)) closeView(world, view, false);
      return done;
    default:
      return fail(world, view, trouble);
  }
}

/** Errors must name input blocks of the form, or Slack shows none of them. */
function showErrors(world: World, view: StoredView, errors: Json): Outcome {
  const known = new Set(Object.keys(stateOf(view, {})));
  const named = Object.entries(errors).filter(([block]) => known.has(block));
  if (named.length === 0 || named.length < Object.keys(errors).length) {
    const problems = [`unknown blocks: ${Object.keys(errors).join(', ')}`];
    noteViolation(world, { where: 'errors of a form', problems });
    return fail(world, view, trouble);
  }
  view.errors = Object.fromEntries(named.map(([block, error]) => [block, String(error)]));
  showViews(world, view.person);
  return refused('The form has problems.');
}

function fail(world: World, view: StoredView, failure: string): Outcome {
  view.failure = failure;
  showViews(world, view.person);
  return refused(failure);
}

/** A person closes a form, or with `all` the whole stack; the app hears of it where the form asks for that. */
export async function dismissView(world: World, who: string, viewId: string, all: boolean): Promise<Outcome> {
  const person = actor(world, who);
  const view = openFormOf(world, person, viewId);
  if (!view) return refused('This form is not open any more.');
  const whole = all || view.json.clear_on_close === true;
  const closing = whole ? stackOf(world, person.id).reverse() : [view];
  closeView(world, view, whole);
  for (const closed of closing.filter((one) => one.json.notify_on_close === true)) {
    await world.delivery.interact('interactive', `view_closed ${asText(closed.json.callback_id)}`, {
      type: 'view_closed',
      ...interactionBase(world, person),
      view: viewJson(world, closed),
      is_cleared: whole,
    });
  }
  return done;
}

function openFormOf(world: World, person: StoredPerson, viewId: string): StoredView | undefined {
  const view = stackOf(world, person.id).at(-1);
  return view?.id === viewId ? view : undefined;
}

/** File inputs carry whole files to the app. */
function withFiles(world: World, state: StateValues): Json {
  const whole = Object.entries(state).map(([block, values]) => [
    block,
    Object.fromEntries(
      Object.entries(values).map(([action, value]) => {
        const files = value.files?.flatMap(({ id }) => world.files.get(id)?.info ?? []);
        return [action, files ? { ...value, files: files.map((file) => fileJson(world, file)) } : value];
      }),
    ),
  ]);
  return Object.fromEntries(whole);
}
