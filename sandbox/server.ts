import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type HttpBindings, serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { type WebSocket, WebSocketServer } from 'ws';
import { addPageRoutes, welcomePage } from './page-routes.ts';
import { PAGE_SOCKET } from './protocol.ts';
import { call } from './slack/api/call.ts';
import { receiveUpload } from './slack/api/files.ts';
import { appMayRead } from './slack/files.ts';
import { answerResponseUrl } from './slack/respond.ts';
import type { World } from './slack/world.ts';
import type { Journeys } from './travel.ts';

type Env = { Bindings: HttpBindings };
export type Router = Hono<Env>;

const HOST = '127.0.0.1';

/** Stands where the page will be, and looks for it every second. */
const waiting =
  '<!doctype html><meta http-equiv="refresh" content="1"><title>Sandbox</title><p>The page is being built…</p>';

/** Serves the workspace on loopback; settles once it listens, with what stops it. Throws where the port is taken. */
export async function serveWorld(
  world: World,
  journeys: Journeys,
  { port = 0, pageFolder }: { port?: number | undefined; pageFolder?: string | Promise<string> | undefined },
): Promise<() => Promise<void>> {
  const app: Router = new Hono();
  app.all('/api/:method', (c) => answerCall(world, c));
  app.post('/upload/:id', (c) => takeUpload(world, c));
  app.get('/files/:id/:name', (c) => giveFile(world, c));
  app.get('/signin', (c) => c.html('<!doctype html><title>Sign in</title><p>Sign in to see this file.</p>'));
  app.post('/response/:ticket', async (c) =>
    answerResponseUrl(world, c.req.param('ticket'), await c.req.json().catch(() => null)),
  );
  // The page has one address; where it is to open stands behind the #.
  app.get('/archives/*', (c) => c.redirect(`/#${c.req.raw.url.slice(new URL(c.req.raw.url).origin.length)}`));
  addPageRoutes(app, world, journeys);
  if (pageFolder) app.use('*', servePage(pageFolder));

  const server = await new Promise<Server>((ready, failed) => {
    const made = serve({ fetch: app.fetch, hostname: HOST, port }, () => ready(made as Server));
    made.once('error', failed);
  });
  world.url = `http://${HOST}:${(server.address() as AddressInfo).port}`;
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const welcome = welcomeAt(world, journeys, new URL(request.url ?? '/', world.url));
    if (!welcome) {
      stream.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, welcome);
  });
  return () =>
    new Promise((stopped) => {
      for (const socket of sockets.clients) socket.terminate();
      server.close(() => stopped());
      server.closeAllConnections();
    });
}

function servePage(folder: string | Promise<string>): MiddlewareHandler<Env> {
  let built: MiddlewareHandler<Env> | null = null;
  const serving = Promise.resolve(folder).then((root) => {
    built = serveStatic<Env>({ root });
    return built;
  });
  return async (c, next) => {
    if (built === null && c.req.path === '/') return c.html(waiting);
    return (await serving)(c, next);
  };
}

function welcomeAt(world: World, journeys: Journeys, url: URL): ((socket: WebSocket) => void) | null {
  if (url.pathname === PAGE_SOCKET) return (socket) => welcomePage(world, journeys, socket);
  const ticket = url.searchParams.get('ticket') ?? '';
  if (url.pathname === '/link' && world.tokens !== 'uninstalled' && world.delivery.sockets.welcomes(ticket)) {
    return (socket) => world.delivery.sockets.accept(socket);
  }
  return null;
}

async function answerCall(world: World, c: Context<Env>): Promise<Response> {
  const result = await call(world, c.req.param('method') ?? '', c.req.raw);
  if ('answer' in result) return result.answer;
  await new Promise((waited) => setTimeout(waited, result.holdMs));
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** The content comes as the body itself or as a multipart file. */
async function takeUpload(world: World, c: Context<Env>): Promise<Response> {
  const multipart = c.req.header('content-type')?.includes('multipart/form-data') ?? false;
  const held = multipart
    ? [...(await c.req.raw.formData()).values()].find((one) => one instanceof File)
    : null;
  const content = new Uint8Array(await (held ?? c.req.raw).arrayBuffer());
  const id = c.req.param('id') ?? '';
  world.traffic.note({
    direction: 'from_app',
    kind: 'file',
    name: `upload ${id}`,
    note: `${content.length} bytes`,
  });
  return receiveUpload(world, id, content) ? c.text(`OK - ${content.length}`) : c.text('upload refused', 400);
}

/** Without the app's token Slack sends to its sign-in page, not to an error. */
function giveFile(world: World, c: Context<Env>): Response {
  const file = world.files.get(c.req.param('id') ?? '');
  const token = c.req.header('authorization')?.replace(/^Bearer /i, '');
  world.traffic.note({
    direction: 'from_app',
    kind: 'file',
    name: `download ${file?.info.name ?? c.req.path}`,
  });
  if (token !== world.settings.app.botToken || world.tokens !== 'valid') return c.redirect('/signin');
  if (!world.settings.app.scopes.has('files:read')) return c.redirect('/signin');
  if (!file?.content || !appMayRead(world, file)) return c.text('file_not_found', 404);
  return new Response(Uint8Array.from(file.content), { headers: { 'content-type': file.info.mimetype } });
}
