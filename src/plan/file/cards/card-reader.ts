import { didYouMean } from '../nearest.ts';
import { quoted } from '../quote.ts';
import { type Card, FIELDS, listBelow, newCard } from './card.ts';
import type { Line, Place } from './card-plan.ts';
import type { Report } from './report.ts';

const HEAD =
  /^(?:#{1,6} +|[-*+] +|\d{1,5}[.)] +)?\**([A-Za-z][A-Za-z0-9]{0,20}-\d[A-Za-z0-9._-]{0,40})\** *: *(.*)$/;
const FIELD = /^\**([A-Za-z][A-Za-z _-]{0,30}?)\** *:\** *(.*)$/;
const BULLET = /^(?:[-*+]|\d{1,5}[.)]) +/;

const unbold = (text: string): string => text.replace(/\*\*/g, '').trim();
const keyOf = (text: string): string => text.trim().toLowerCase().replace(/[_-]/g, ' ');

/** Takes the cards out of a text, line by line. */
export class CardReader {
  readonly cards: Card[] = [];
  readonly #report: Report;
  #card: Card | null = null;
  #indent = 0;
  #list: { add: NonNullable<ReturnType<typeof listBelow>>; indent: number } | null = null;

  constructor(report: Report) {
    this.#report = report;
  }

  /** Whether the line belongs to a card. */
  take(line: Line): boolean {
    if (line.text === '') return this.#card !== null;
    return this.#takeHead(line) || (this.#card !== null && this.#takeBody(this.#card, line));
  }

  /** What follows belongs to no card until the next head. */
  end(): void {
    this.#card = null;
    this.#list = null;
  }

  #takeHead(line: Line): boolean {
    const [, id, rest] = HEAD.exec(line.text) ?? [];
    if (id === undefined || rest === undefined) return false;
    if (this.#list && this.#card && line.indent > this.#indent) return false;
    const place = { line: line.number, column: line.indent + line.text.indexOf(id) + 1 };
    this.#card = newCard(id, this.#report.name(unbold(rest), place, id), place);
    this.#indent = line.indent;
    this.#list = null;
    this.cards.push(this.#card);
    return true;
  }

  #takeBody(card: Card, line: Line): boolean {
    const bullet = BULLET.exec(line.text)?.[0] ?? '';
    const text = line.text.slice(bullet.length);
    const place: Place = { line: line.number, column: line.indent + bullet.length + 1 };
    const [, name, value = ''] = FIELD.exec(text) ?? [];
    const key = keyOf(name ?? '');
    const known = Object.hasOwn(FIELDS, key);
    const entry = bullet !== '' && this.#list !== null;
    if (entry && this.#list && !(known && line.indent <= this.#list.indent)) {
      this.#list.add(card, text.trim(), place, this.#report);
      return true;
    }
    if (known) {
      const at = { line: line.number, column: place.column + text.length - value.length };
      this.#takeField(card, key, unbold(value), at, line.indent);
      return true;
    }
    if (line.indent <= this.#indent || line.text.startsWith('#')) {
      this.end();
      return false;
    }
    const near = didYouMean(key, Object.keys(FIELDS)) || `; a card has ${Object.keys(FIELDS).join(', ')}`;
    const what =
      name === undefined ? `${quoted(text)} is no field of a card` : `unknown field ${quoted(name)}`;
    this.#report.add(place, card.item.id, what + near);
    return true;
  }

  #takeField(card: Card, key: string, value: string, place: Place, indent: number): void {
    const add = listBelow(key);
    this.#list = add && { add, indent };
    if (value !== '' || add === null) FIELDS[key]?.(card, value, place, this.#report);
  }
}
