import type { WebSocket } from 'ws';
import { act } from './page-acts.ts';
import { hearPresence } from './presence.ts';
import {
  PAGE_DO,
  PAGE_FILES,
  PAGE_TRAFFIC,
  PAGE_UPLOAD,
  type PageAction,
  type Push,
  type UploadAnswer,
} from './protocol.ts';
import type { Router } from './server.ts';
import { upload } from './slack/acts/places.ts';
import { isJson } from './slack/json.ts';
import type { World } from './slack/world.ts';
import { snapshotOf } from './snapshot.ts';
import type { Journeys } from './travel.ts';

/** Keeps a page up to date until it goes away. */
export function welcomePage(world: World, journeys: Journeys, socket: WebSocket): void {
  const push = (what: Push) => socket.send(JSON.stringify(what));
  socket.send(JSON.stringify(snapshotOf(world, journeys.state())));
  world.listeners.add(push);
  socket.on('message', (frame) => hearPresence(world, socket, String(frame)));
  const leave = () => {
    world.listeners.delete(push);
    world.pages.delete(socket);
  };
  socket.on('close', leave);
  socket.on('error', leave);
}

export function addPageRoutes(app: Router, world: World, journeys: Journeys): void {
  app.post(PAGE_DO, async (c) => {
    const action: unknown = await c.req.json().catch(() => null);
    if (!isJson(action)) return c.json({ ok: false, error: 'an action must be a JSON object' });
    return c.json(await act(world, journeys, action as unknown as PageAction));
  });
  app.post(PAGE_UPLOAD, async (c) => c.json(await takeFile(world, await c.req.raw.formData())));
  app.get(`${PAGE_FILES}/:id`, (c) => {
    const file = world.files.get(c.req.param('id'));
    if (!file?.content) return c.notFound();
    const headers = { 'content-type': file.info.mimetype, 'content-security-policy': "default-src 'none'" };
    return new Response(Uint8Array.from(file.content), { headers });
  });
  app.get(`${PAGE_TRAFFIC}/:id`, (c) => {
    const detail = world.traffic.detail(Number(c.req.param('id')));
    return detail ? c.json(detail) : c.notFound();
  });
}

async function takeFile(world: World, form: FormData): Promise<UploadAnswer> {
  const file = form.get('file');
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  if (!(file instanceof File)) return { ok: false, error: 'no file was sent' };
  const content = new Uint8Array(await file.arrayBuffer());
  const channel = field('channel');
  const [text, threadTs] = [field('text'), field('thread_ts')];
  const share = channel && { channel, ...(text && { text }), ...(threadTs && { threadTs }) };
  try {
    const { file: stored } = upload(
      world,
      field('person') ?? '',
      { name: file.name, content },
      share || undefined,
    );
    return { ok: true, file: stored.info };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
