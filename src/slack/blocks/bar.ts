/** Ten cells; the figure stands beside it, never the bar alone. */
export function bar(share: number): string {
  const full = Math.min(10, Math.max(share > 0 ? 1 : 0, Math.floor(share * 10)));
  return `${'▰'.repeat(full)}${'▱'.repeat(10 - full)}`;
}
