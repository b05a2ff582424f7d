/**
 * What is worked out of something once and goes with it, as of a plan that stays as it is. It is kept at the thing
 * itself, where whoever lists or copies its properties does not see it: a changed copy has none. A WeakMap would say
 * the same, but V8 goes through the entries of them all while nothing else runs, and a morning of thousands of plans
 * waits for it.
 */
export function goesWith<Thing extends object, Value>(): {
  get(thing: Thing): Value | undefined;
  set(thing: Thing, value: Value): void;
} {
  const place = Symbol('worked out');
  return {
    get: (thing) => Reflect.get(thing, place) as Value | undefined,
    set: (thing, value) => void Object.defineProperty(thing, place, { value, configurable: true }),
  };
}
