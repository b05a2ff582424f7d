/** Resolves once whatever else waits to run had its turn. */
export function givenWay(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
