import type { Allocation } from '../../plan.ts';
import { quoted } from '../quote.ts';
import type { Line } from './card-plan.ts';
import type { Report } from './report.ts';
import type { NamedIds } from './slug.ts';

const cellsOf = (text: string): string[] =>
  text
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll('\\|', '|').replaceAll('**', '').trim());

const areasOf = (cell: string): string[] =>
  cell
    .split(/,|;|<br ?\/?>/i)
    .map((area) => area.trim())
    .filter((area) => area !== '' && !/^[-–—]$/.test(area));

/** Takes phase x role tables out of a text, line by line; other tables are passed over. */
export class TableReader {
  readonly allocation: Allocation[] = [];
  readonly #report: Report;
  readonly #phases: NamedIds;
  /** Roles of the open table; null between tables, empty in one that is no allocation. */
  #roles: string[] | null = null;
  readonly #met = new Set<string>();

  constructor(report: Report, phases: NamedIds) {
    this.#report = report;
    this.#phases = phases;
  }

  take(line: Line): boolean {
    if (!line.text.startsWith('|')) {
      this.#roles = null;
      return false;
    }
    const cells = cellsOf(line.text);
    if (this.#roles === null) this.#roles = this.#header(cells, line);
    else if (!cells.every((cell) => /^:?-*:?$/.test(cell))) this.#row(cells, this.#roles, line);
    return true;
  }

  #header([first = '', ...roles]: string[], line: Line): string[] {
    if (!/^phase/i.test(first)) return [];
    const place = { line: line.number, column: line.indent + 1 };
    for (const [index, role] of roles.entries()) {
      this.#report.name(role, place, 'allocation');
      if (roles.indexOf(role) < index)
        this.#report.add(
          place,
          'allocation',
          `the role ${quoted(role)} stands twice in this table; keep one`,
        );
    }
    return roles;
  }

  #row([name = '', ...cells]: string[], roles: readonly string[], line: Line): void {
    if (roles.length === 0) return;
    const place = { line: line.number, column: line.indent + 1 };
    if (cells.length > roles.length)
      this.#report.add(
        place,
        'allocation',
        `the row of ${quoted(name)} has more cells than the table has roles`,
      );
    const phase = this.#phases.idOf(this.#report.name(name, place, 'allocation'));
    for (const [index, role] of roles.entries()) {
      const areas = areasOf(cells[index] ?? '');
      for (const area of areas) this.#report.name(area, place, 'allocation');
      const met = this.#met.size;
      if (this.#met.add(`${phase} ${role}`).size === met)
        this.#report.add(place, 'allocation', `${quoted(name)} and ${quoted(role)} meet twice; keep one`);
      else if (areas.length > 0) this.allocation.push({ phase, role, areas, people: [] });
    }
  }
}
