/** Does every work, though some of them throw; what they threw is thrown together once all are done. */
export function eachDone(works: Iterable<() => void>): void {
  const errors: unknown[] = [];
  for (const work of works)
    try {
      work();
    } catch (error) {
      errors.push(error);
    }
  throwTogether(errors);
}

/** The same one after another where they wait for something. */
export async function eachDoneInTurn(works: Iterable<() => unknown>): Promise<void> {
  const errors: unknown[] = [];
  for (const work of works)
    try {
      await work();
    } catch (error) {
      errors.push(error);
    }
  throwTogether(errors);
}

function throwTogether(errors: readonly unknown[]): void {
  if (errors.length > 0) throw new AggregateError(errors, errors.map(String).join('; '));
}
