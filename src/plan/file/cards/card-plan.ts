import type { Allocation, Item, ItemKind, Person, Phase, Track } from '../../plan.ts';

/** What task cards, item trees and allocation tables say of a plan; the rest is asked for. */
export interface CardPlan {
  /** The first heading of the text. */
  name: string | null;
  people: Person[];
  phases: Phase[];
  /** Tracks that cards name; the others are proposed by completeCards. */
  tracks: Track[];
  items: Item[];
  allocation: Allocation[];
}

export interface Place {
  line: number;
  column: number;
}

/** A line of the text: 1-based number, spaces before it, and the rest without trailing space. */
export interface Line {
  number: number;
  indent: number;
  text: string;
}

const KINDS: Record<string, ItemKind> = {
  EPIC: 'epic',
  STORY: 'story',
  US: 'story',
  SUBTASK: 'subtask',
  SUB: 'subtask',
};

/** The kind that an id such as `STORY-3` speaks of; a task where it says nothing else. */
export const kindOfId = (id: string): ItemKind => KINDS[id.split('-')[0]?.toUpperCase() ?? ''] ?? 'task';
