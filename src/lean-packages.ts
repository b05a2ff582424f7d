import { registerHooks } from 'node:module';

/** Packages whose ES modules cost the idle process tens of megabytes that their CommonJS twins do not. */
const TWINS = /^(drizzle-orm|zod|temporal-polyfill|yaml)(\/|$)/;

/** Lets this process load the CommonJS form of packages that come in two; see docs/decisions/0004. */
export function loadLeanPackages(): void {
  registerHooks({
    resolve: (name, context, next) =>
      TWINS.test(name) ? next(name, { ...context, conditions: ['node', 'require'] }) : next(name, context),
  });
}
