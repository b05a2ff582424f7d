/** The project's folder, with a slash at its end; this file and the bundle lie one folder below it. */
export const ROOT = new URL('..', import.meta.url);
