import { registerHooks } from 'node:module';

/** Packages whose ES modules cost the idle process tens of megabytes that their CommonJS twins do not, nor a bundle. */
export const TWINS = /^(drizzle-orm|zod|temporal-(polyfill|utils)|yaml)(\/|$)/;

/** Files of ours name each other whole, with their ending. */
const OURS = /^\.\.?\/.*\.ts$/;

/** Lets this process load the CommonJS form of packages that come in two; see docs/decisions/0004. */
export function loadLeanPackages(): void {
  registerHooks({
    resolve: (name, context, next) => {
      if (TWINS.test(name)) return next(name, { ...context, conditions: ['node', 'require'] });
      // Node would look for each of several hundred files, and for what package it belongs to.
      if (context.parentURL !== undefined && OURS.test(name))
        return {
          url: new URL(name, context.parentURL).href,
          format: 'module-typescript',
          shortCircuit: true,
        };
      return next(name, context);
    },
  });
}
