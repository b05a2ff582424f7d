import { isJson, type Json, parsed } from '../json.ts';
import { Refusal } from '../refusal.ts';

/** The arguments of a Web API call: from a form every value is text, lists and objects in it JSON. */
export class Args {
  readonly all: Json;

  constructor(all: Json) {
    this.all = all;
  }

  /** The text of an argument that the method needs. */
  needed(name: string): string {
    const value = this.text(name);
    if (value === '') {
      const messages = [`[ERROR] missing required field: ${name}`];
      throw new Refusal('invalid_arguments', { response_metadata: { messages } });
    }
    return value;
  }

  text(name: string): string {
    const value = this.all[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }

  flag(name: string): boolean {
    return this.all[name] === true || ['true', '1'].includes(this.text(name));
  }

  count(name: string, otherwise: number, most: number): number {
    const value = Number(this.text(name) || otherwise);
    return Number.isFinite(value) && value > 0 ? Math.min(value, most) : otherwise;
  }

  /** A list or object, from JSON text where it came in a form; undefined where it is absent. */
  json(name: string): unknown {
    const value = this.all[name];
    return typeof value === 'string' ? parsed(value) : value;
  }

  object(name: string): Json | null {
    const value = this.json(name);
    return isJson(value) ? value : null;
  }
}

/** The arguments of a request, from its query, JSON, form or multipart body. */
export async function argsOf(request: Request): Promise<Args> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const type = request.headers.get('content-type') ?? '';
  if (type.includes('application/json')) {
    const body = parsed(await request.text());
    return new Args({ ...query, ...(isJson(body) ? body : {}) });
  }
  if (type.includes('multipart/form-data')) {
    return new Args({ ...query, ...Object.fromEntries(await request.formData()) });
  }
  const form = request.method === 'GET' ? '' : await request.text();
  return new Args({ ...query, ...Object.fromEntries(new URLSearchParams(form)) });
}

/** One page of a list, with the cursor to the next. */
export function pageOf<Item>(
  items: readonly Item[],
  args: Args,
  most: number,
): { page: Item[]; cursor: string } {
  const limit = args.count('limit', Math.min(100, most), most);
  const start = args.text('cursor') === '' ? 0 : Number(atob(args.text('cursor')).split(':')[1]);
  if (!Number.isInteger(start) || start < 0) throw new Refusal('invalid_cursor');
  const end = start + limit;
  return { page: items.slice(start, end), cursor: end < items.length ? btoa(`at:${end}`) : '' };
}
