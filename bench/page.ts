const opening = (name: string): string => `<!-- bench:${name} -->`;
const closing = (name: string): string => `<!-- /bench:${name} -->`;

/**
 * The page with what stands between the markers of `name` replaced by `text`; where the page has no such
 * markers, they are added at its end under a heading. Everything else stays as people wrote it.
 */
export function withSection(page: string, name: string, text: string): string {
  const section = `${opening(name)}\n${text}\n${closing(name)}`;
  const from = page.indexOf(opening(name));
  const to = page.indexOf(closing(name), from);
  if (from < 0 || to < 0) return `${page.trimEnd()}\n\n## ${name}\n\n${section}\n`;
  return page.slice(0, from) + section + page.slice(to + closing(name).length);
}
