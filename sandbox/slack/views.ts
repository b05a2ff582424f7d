import { withIds } from './block-ids.ts';
import { checkView } from './checked.ts';
import { asList, asText, type Json } from './json.ts';
import { type StoredView, toOpenView } from './records.ts';
import { Refusal } from './refusal.ts';
import type { World } from './world.ts';

const STACKED = 3;

/** Opens a form for a person, on top of what is open there (`push`) or in its place. */
export function openView(world: World, person: string, json: Json, where: string, push: boolean): StoredView {
  checkView(world, json, where);
  if (json.type !== 'modal') throw new Refusal('invalid_arguments');
  checkExternalId(world, json, null);
  const stack = push ? (world.stacks.get(person) ?? []) : [];
  if (stack.length >= STACKED) throw new Refusal('push_limit_reached');
  const id = world.numbering.id('V');
  const view: StoredView = {
    ...named(world, json),
    id,
    person,
    rootId: stack[0] ?? id,
    previousId: stack.at(-1) ?? null,
    errors: {},
    busy: false,
    failure: null,
  };
  if (!push) forget(world, person);
  world.views.set(id, view);
  world.stacks.set(person, [...stack, id]);
  showViews(world, person);
  return view;
}

/** Replaces a view's content; a hash that is no longer the newest is refused. */
export function updateView(world: World, view: StoredView, json: Json, where: string, hash: string): void {
  checkView(world, json, where);
  if (hash !== '' && hash !== view.hash) throw new Refusal('hash_conflict');
  checkExternalId(world, json, view.id);
  Object.assign(view, { ...named(world, json), errors: {}, failure: null });
  showViews(world, view.person);
}

export function publishHome(world: World, person: string, json: Json, hash: string): StoredView {
  checkView(world, json, 'views.publish');
  if (json.type !== 'home') throw new Refusal('invalid_arguments');
  const known = world.views.get(world.homes.get(person) ?? '');
  if (hash !== '' && known && hash !== known.hash) throw new Refusal('hash_conflict');
  const id = known?.id ?? world.numbering.id('V');
  const nothing = { errors: {}, busy: false, failure: null, previousId: null, rootId: id };
  const view: StoredView = { ...named(world, json), ...nothing, id, person };
  world.views.set(id, view);
  world.homes.set(person, id);
  world.push({
    type: 'home',
    person,
    home: { viewId: id, hash: view.hash, blocks: toOpenView(view).blocks },
  });
  return view;
}

/** Takes the top form away, or with `all` the whole stack. */
export function closeView(world: World, view: StoredView, all: boolean): void {
  if (all) forget(world, view.person);
  else {
    world.views.delete(view.id);
    world.stacks.set(
      view.person,
      stackOf(world, view.person)
        .filter((open) => open.id !== view.id)
        .map((v) => v.id),
    );
  }
  showViews(world, view.person);
}

/** A person's open forms, the one on top last. */
export function stackOf(world: World, person: string): StoredView[] {
  return (world.stacks.get(person) ?? [])
    .map((id) => world.views.get(id))
    .filter((view) => view !== undefined);
}

export function findView(world: World, id: string, externalId: string): StoredView {
  const found =
    id !== ''
      ? world.views.get(id)
      : world.views.values().find((view) => view.json.external_id === externalId);
  if (!found) throw new Refusal('not_found');
  return found;
}

export function showViews(world: World, person: string): void {
  world.push({ type: 'views', person, views: stackOf(world, person).map(toOpenView) });
}

function forget(world: World, person: string): void {
  for (const id of world.stacks.get(person) ?? []) world.views.delete(id);
  world.stacks.delete(person);
}

function named(world: World, json: Json): Pick<StoredView, 'json' | 'hash'> {
  const blocks = withIds(world.numbering, asList(json.blocks));
  return { json: { ...json, blocks }, hash: world.numbering.ticket() };
}

function checkExternalId(world: World, json: Json, own: string | null): void {
  const wanted = asText(json.external_id);
  const taken = world.views.values().some((view) => view.id !== own && view.json.external_id === wanted);
  if (wanted !== '' && taken) throw new Refusal('duplicate_external_id');
}
