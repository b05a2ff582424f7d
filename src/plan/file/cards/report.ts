import type { Problem } from '../../problem.ts';
import { NAME_LENGTH, TEXT_LENGTH } from '../fields.ts';
import { quoted } from '../quote.ts';
import type { Place } from './card-plan.ts';

/** Gathers the problems of a text and where its parts stand. */
export class Report {
  readonly problems: Problem[] = [];
  readonly places = new Map<string, Place>();

  add(place: Place, path: string, message: string): void {
    this.problems.push({ line: place.line, column: place.column, path, message });
  }

  /** A name that a plan may hold, shortened and reported where it is not. */
  name(text: string, place: Place, path: string): string {
    return this.#bounded(text, NAME_LENGTH, place, path);
  }

  prose(text: string, place: Place, path: string): string {
    return this.#bounded(text, TEXT_LENGTH, place, path);
  }

  #bounded(text: string, most: number, place: Place, path: string): string {
    if (text === '') this.add(place, path, 'an empty text stands here; write what it is');
    else if (text.length > most)
      this.add(place, path, `${quoted(text)} has ${text.length} characters; shorten it to ${most}`);
    return text;
  }
}
