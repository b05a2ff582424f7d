import type { BlockJson } from '../protocol.ts';
import { withIds } from './block-ids.ts';
import { checkMessage } from './checked.ts';
import type { ResponseTarget } from './delivery/response-urls.ts';
import { asList, asText, isJson, type Json } from './json.ts';
import { addMessage, removeMessage, showMessage } from './messages.ts';
import { Refusal } from './refusal.ts';
import type { World } from './world.ts';

/**
 * Carries out an answer to a command or an interaction, from an ack or a response URL: a new private or public
 * message, or a change to the one that was pressed.
 */
export function respond(world: World, target: ResponseTarget, answer: Json | string, where: string): void {
  const said = typeof answer === 'string' ? { text: answer } : answer;
  const room = world.rooms.get(target.channel);
  if (!room) throw new Refusal('channel_not_found');
  const source = target.messageTs ? room.byTs.get(target.messageTs) : undefined;
  if (said.delete_original === true) {
    if (source) removeMessage(world, room, source);
    return;
  }
  checkMessage(world, said, where);
  const text = asText(said.text);
  const blocks = asList(said.blocks) as BlockJson[];
  if (said.replace_original === true && source) {
    Object.assign(source, { text, blocks: withIds(world.numbering, blocks) });
    if (source.onlyFor === null)
      Object.assign(source, { editedTs: world.numbering.ts(), editedBy: source.user });
    showMessage(world, source);
    return;
  }
  if (room.info.archived) throw new Refusal('is_archived');
  addMessage(world, room, {
    user: world.settings.app.botUserId,
    byApp: true,
    text,
    blocks,
    attachments: asList(said.attachments) as BlockJson[],
    threadTs: asText(said.thread_ts) || target.threadTs,
    onlyFor: said.response_type === 'in_channel' ? null : target.person,
  });
}

/** Answers a call of a response URL. */
export function answerResponseUrl(world: World, ticket: string, body: unknown): Response {
  const target = world.responseUrls.take(ticket);
  const name = typeof target === 'string' ? target : target.name;
  const end = world.traffic.begin({ direction: 'from_app', kind: 'response_url', name, sent: body });
  const refuse = (error: string, status: number) => {
    end({ status: 'error', note: error });
    return Response.json({ ok: false, error }, { status });
  };
  if (typeof target === 'string') return refuse(target, 404);
  if (!isJson(body)) return refuse('invalid_payload', 400);
  try {
    respond(world, target, body, `response_url of ${name}`);
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.code, 400);
    throw error;
  }
  end({ status: 'ok' });
  return Response.json({ ok: true });
}
