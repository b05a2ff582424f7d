import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8');

const marked = text.slice(text.indexOf('<!-- layers -->'), text.indexOf('<!-- /layers -->'));

/** The table between the layer marks: each folder with those that it may import. */
const layers = new Map<string, string[]>(
  marked
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => {
      const [folder = '', allowed = ''] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      return [folder, allowed.match(/\w+(?=,| \(|$)/g) ?? []];
    }),
);

/** The folders of src/ that the files of one folder import. */
function imported(folder: string): string[] {
  const found = globSync(`src/${folder}/**/*.ts`, { cwd: root }).flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/from '(\.[^']+)'|import\('(\.[^']+)'\)/g)].map(
      ([, from, lazy]) => relative(join(root, 'src'), join(root, dirname(path), from ?? lazy ?? '')),
    ),
  );
  const folders = found.filter((name) => name.includes('/')).map((name) => name.split('/')[0] ?? '');
  return [...new Set(folders)].filter((name) => name !== folder).sort();
}

describe('the architecture page', () => {
  it('names every folder of src/', () => {
    const folders = globSync('src/*/', { cwd: root }).map((path) => path.replace(/^src\/|\/$/g, ''));
    expect([...layers.keys()].sort()).toEqual(folders.sort());
  });

  it.each([...layers])('%s imports what the page allows', (folder, allowed) => {
    expect(imported(folder).filter((name) => !allowed.includes(name))).toEqual([]);
  });
});

describe('the pages', () => {
  const pages = [...globSync('docs/**/*.md', { cwd: root }), 'README.md', 'CHANGELOG.md', 'CONTRIBUTING.md'];
  it.each(pages)('%s links to files that exist', (page) => {
    const links = [
      ...readFileSync(join(root, page), 'utf8').matchAll(
        /(?<!!\[[^\]]*)\]\((?!https?:|#|mailto:)([^)#\s]+)/g,
      ),
    ];
    const broken = links.map(([, to = '']) => to).filter((to) => !existsSync(join(root, dirname(page), to)));
    expect(broken).toEqual([]);
  });

  it('the threats name tests that exist', () => {
    const named = readFileSync(join(root, 'docs/security.md'), 'utf8').match(/\btest\/[\w./-]+/g) ?? [];
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
