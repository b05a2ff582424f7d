/** An id made of a name: `Core phase` is `core-phase`; `taken` gets it, and numbers what stands there already. */
export function slugOf(name: string, taken: Set<string>, otherwise: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug =
    plain
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .slice(0, 40)
      .replace(/^-+|-+$/g, '') || otherwise;
  let id = slug;
  for (let number = 2; taken.has(id); number++) id = `${slug}-${number}`;
  taken.add(id);
  return id;
}

/** Ids for names, the same name (whatever its case) always the same id; in the order of first use. */
export class NamedIds {
  readonly entries: { id: string; name: string }[] = [];
  readonly #ids = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #otherwise: string;

  constructor(otherwise: string) {
    this.#otherwise = otherwise;
  }

  idOf(name: string): string {
    const key = name.toLowerCase();
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = slugOf(name, this.#taken, this.#otherwise);
    this.#ids.set(key, id);
    this.entries.push({ id, name });
    return id;
  }
}
