import type { Json } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { viewJson } from '../shapes.ts';
import { findView, openView, publishHome, updateView } from '../views.ts';
import type { World } from '../world.ts';
import type { Args } from './args.ts';
import type { Method } from './method.ts';

function viewOf(args: Args): Json {
  const view = args.object('view');
  if (!view) throw new Refusal('invalid_arguments');
  return view;
}

function triggerOf(world: World, args: Args) {
  const trigger = world.triggers.take(args.text('trigger_id') || args.needed('interactivity_pointer'));
  if (typeof trigger === 'string') throw new Refusal(trigger);
  return trigger;
}

const open: Method = (world, args) => {
  const view = viewOf(args);
  const { person } = triggerOf(world, args);
  return { view: viewJson(world, openView(world, person, view, 'views.open', false)) };
};

const push: Method = (world, args) => {
  const view = viewOf(args);
  const { person, viewId } = triggerOf(world, args);
  if (viewId === null || !world.stacks.get(person)?.includes(viewId)) throw new Refusal('invalid_trigger_id');
  return { view: viewJson(world, openView(world, person, view, 'views.push', true)) };
};

const update: Method = (world, args) => {
  const json = viewOf(args);
  if (args.text('view_id') === '' && args.text('external_id') === '') args.needed('view_id');
  const view = findView(world, args.text('view_id'), args.text('external_id'));
  updateView(world, view, json, 'views.update', args.text('hash'));
  return { view: viewJson(world, view) };
};

const publish: Method = (world, args) => {
  const view = viewOf(args);
  const person = world.people.get(args.needed('user_id'));
  if (!person) throw new Refusal('user_not_found');
  if (person.deactivated) throw new Refusal('not_enabled');
  return { view: viewJson(world, publishHome(world, person.id, view, args.text('hash'))) };
};

export const viewMethods: Record<string, Method> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
