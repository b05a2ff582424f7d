import type { Section } from '../../digest/section.ts';
import type { DigestView, TrackDetail } from '../../digest/view.ts';
import { cutSections, trackSections } from '../../digest/whole-sections.ts';
import { counted } from '../../digest/words.ts';
import { digestRoom, headed, lineWords } from './digest.ts';
import { section } from './elements.ts';
import { words } from './escape.ts';
import { type Message, message, roomiest } from './message.ts';

/** Beyond these a thread helps nobody; what is left out is counted. */
const mostTracks = 20;
const mostPages = 40;
const pagesPerMessage = 4;
const pageLength = 2_800;

/** The replies under a digest: one for each track with work left, then whatever the digest had to cut, whole. */
export function digestThread(view: DigestView): Message[] {
  if (view.kind !== 'full') return [];
  const tracks = view.tracks.filter((track) => track.done < track.needed);
  const replies = tracks.slice(0, mostTracks).map((track) => trackReply(track, view.date));
  const rest = tracks.length - replies.length;
  const left = rest > 0 ? [`+${counted(rest, 'more track', 'more tracks')}`] : [];
  return [...replies, ...pages([...left, ...cutSections(view, digestRoom(view)).flatMap(sectionWords)])];
}

function trackReply(track: TrackDetail, today: string): Message {
  return roomiest((room) => {
    const parts = trackSections(track, today, room * 2);
    const blocks = parts.map(({ heading, lines, hidden }) =>
      section(lines.map(lineWords), { ...headed(heading), hidden }),
    );
    return message(words(`${track.name}: ${track.done} of ${track.needed} done`, 300), blocks);
  });
}

function sectionWords({ heading, lines, hidden }: Section): string[] {
  const more = hidden > 0 ? [`+${hidden} more: \`/plan export\` has them all`] : [];
  return [headed(heading).heading, ...lines.map(lineWords), ...more].filter((line) => line !== undefined);
}

/** Fills sections with lines and messages with sections; lengths are those of the JSON that Slack counts. */
function pages(lines: readonly string[]): Message[] {
  const made: string[][] = [];
  let room = 0;
  for (const line of lines) {
    const length = JSON.stringify(line).length + 1;
    if (length > room) {
      made.push([]);
      room = pageLength;
    }
    made.at(-1)?.push(line);
    room -= length;
  }
  const shown = made.slice(0, mostPages);
  const rest = made.slice(mostPages).flat().length;
  if (rest > 0) shown.push([`+${rest} more: \`/plan export\` has them all`]);
  return chunks(shown).map((part) =>
    message(
      part[0]?.[0] ?? '',
      part.map((page) => section(page)),
    ),
  );
}

function chunks(made: readonly string[][]): string[][][] {
  const count = Math.ceil(made.length / pagesPerMessage);
  return Array.from({ length: count }, (_, at) =>
    made.slice(at * pagesPerMessage, (at + 1) * pagesPerMessage),
  );
}
