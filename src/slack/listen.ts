import type {
  App,
  BlockAction,
  BlockElementAction,
  SlashCommand,
  ViewOutput,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Actor } from '../operations/deps.ts';
import type { Answer, FormAnswer, Original } from './answer.ts';
import { tellPrivately } from './asks.ts';
import { messageForm } from './blocks/forms/form.ts';
import type { Message } from './blocks/message.ts';
import { wordsMessage } from './blocks/review-replies.ts';
import type { SlackContext } from './context.ts';
import { orTell } from './failed.ts';
import { type FormValues, readForm } from './form-values.ts';
import { readFormIds } from './forms/form-ids.ts';

/** A slash command as its handler sees it. */
export interface Command {
  actor: Actor;
  channel: string;
  /** What stands behind the command, with people and channels as Slack escapes them. */
  text: string;
}

/** A click or a choice in a message, a form or the Home. */
export interface Click {
  actor: Actor;
  /** null in a form and in the Home. */
  channel: string | null;
  /** The clicked button's value, or the chosen option's. */
  value: string;
  /** Of the message that was clicked in. */
  messageTs: string | null;
  /** `block_id` that it is in. */
  block: string;
  /** Response URL of the message that was clicked in, where nobody else sees it; null elsewhere. */
  ownMessage: string | null;
  /** Of the form that was clicked in. */
  form: { metadata: string; values: FormValues } | null;
}

/** A submitted form. */
export interface Form {
  actor: Actor;
  metadata: string;
  values: FormValues;
}

export type CommandHandler = (context: SlackContext, command: Command) => Answer | Promise<Answer>;
export type ClickHandler = (context: SlackContext, click: Click) => Answer | Promise<Answer>;
export type FormHandler = (context: SlackContext, form: Form) => FormAnswer | Promise<FormAnswer>;

/**
 * One listener for all commands, as for all clicks and all forms: Bolt asks every listener about every request,
 * which with one for each name costs more than the answer.
 */
export function onCommands(app: App, context: SlackContext, handlers: Record<string, CommandHandler>): void {
  app.command(ANY, ({ command, ack, respond }) =>
    orTell(
      async () => {
        const answer = await handlerOf(handlers, command.command)(context, toCommand(command));
        if (answer.kind !== 'say') await ack();
        else await ack({ response_type: 'ephemeral', ...answer.message });
        if (answer.kind === 'open')
          await context.client.views.open({ trigger_id: command.trigger_id, view: answer.view });
        const message = answer.kind === 'later' ? await answer.work() : null;
        if (message !== null) await respond({ response_type: 'ephemeral', ...message });
      },
      (failed) => respond({ response_type: 'ephemeral', ...failed }),
    ),
  );
}

const ANY = /^/;

/** Slack sends nothing that our own manifest, messages and forms do not name. */
function handlerOf<H>(handlers: Record<string, H>, name: string): H {
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (handler === undefined) throw new Error(`nobody answers ${name}`);
  return handler;
}

function toCommand(command: SlashCommand): Command {
  return {
    actor: { workspace: command.team_id, user: command.user_id },
    channel: command.channel_id,
    text: command.text.trim(),
  };
}

export function onClicks(app: App, context: SlackContext, handlers: Record<string, ClickHandler>): void {
  app.action<BlockAction>(ANY, ({ body, action, ack, respond }) => {
    const tell = (message: Message) =>
      body.response_url === undefined
        ? tellDirectly(context, body.user.id, message)
        : respond({ response_type: 'ephemeral', replace_original: false, ...message });
    return orTell(async () => {
      const answer = await handlerOf(handlers, action.action_id)(context, toClick(body, action));
      await ack();
      if (body.view?.type === 'modal') return showInForm(context, body.view, answer);
      if (answer.kind === 'open')
        await context.client.views.open({ trigger_id: body.trigger_id, view: answer.view });
      if (answer.kind === 'say' && answer.original !== undefined && isForOne(body)) {
        await respond({ replace_original: true, ...answer.original });
        if (answer.original === answer.message) return;
      }
      const message = await messageOf(answer);
      if (message !== null) await tell(message);
    }, tell);
  });
}

function toClick(body: BlockAction, action: BlockElementAction): Click {
  const value = 'value' in action ? String(action.value ?? '') : '';
  return {
    actor: { workspace: body.team?.id ?? body.user.team_id ?? '', user: body.user.id },
    channel: body.channel?.id ?? null,
    value: 'selected_option' in action ? String(action.selected_option?.value ?? '') : value,
    messageTs: body.message?.ts ?? null,
    block: action.block_id,
    ownMessage: isForOne(body) ? body.response_url : null,
    form:
      body.view === undefined
        ? null
        : { metadata: body.view.private_metadata, values: readForm(body.view.state.values) },
  };
}

/** Whether the message that was clicked in is private, or stands in a direct message. */
function isForOne({ container, channel }: BlockAction): boolean {
  return container.is_ephemeral === true || channel?.id.startsWith('D') === true;
}

/** What is clicked in a form is answered in its place: Slack opens no second form beside it. */
async function showInForm({ client }: SlackContext, form: ViewOutput, answer: Answer): Promise<void> {
  const ids = readFormIds(form.private_metadata);
  const view =
    answer.kind === 'open' || answer.kind === 'update'
      ? answer.view
      : messageForm((await messageOf(answer)) ?? wordsMessage('Done. Its channel shows it.'), ids);
  const isLater = answer.kind === 'later';
  await client.views.update({ view_id: form.id, ...(isLater ? {} : { hash: form.hash }), view });
}

async function messageOf(answer: Answer): Promise<Message | null> {
  if (answer.kind === 'later') return answer.work();
  return answer.kind === 'say' ? answer.message : null;
}

/** A click in the Home has no channel to answer in. */
async function tellDirectly(context: SlackContext, user: string, message: Message) {
  const { channel } = await context.client.conversations.open({ users: user });
  if (channel?.id !== undefined) await context.client.chat.postMessage({ channel: channel.id, ...message });
}

export function onForms(app: App, context: SlackContext, handlers: Record<string, FormHandler>): void {
  app.view<ViewSubmitAction>(ANY, async ({ body, view, ack }) => {
    const answer = await handlerOf(handlers, view.callback_id)(context, {
      actor: { workspace: body.team?.id ?? body.user.team_id ?? '', user: body.user.id },
      metadata: view.private_metadata,
      values: readForm(view.state.values),
    });
    if (answer.kind === 'errors') await ack({ response_action: 'errors', errors: answer.errors });
    else if (answer.kind === 'update' || answer.kind === 'wait')
      await ack({ response_action: 'update', view: answer.view });
    else await ack();
    if ((answer.kind === 'close' || answer.kind === 'say') && answer.original !== undefined)
      await putInstead(answer.original);
    if (answer.kind === 'say') await tellAfterForm(context, body.user.id, answer);
    if (answer.kind === 'wait') await showWhenReady(context, view.id, answer.ready);
  });
}

/** Response URLs serve for half an hour; later, and where there is none, the channel has to do. */
async function tellAfterForm(
  context: SlackContext,
  user: string,
  { channel, message, instead = null }: Extract<FormAnswer, { kind: 'say' }>,
): Promise<void> {
  if (instead === null || !(await putInstead({ url: instead, message })))
    await tellPrivately(context, user, channel, message);
}

/** Milliseconds that Slack has for a message in another one's place; what is told besides does not wait longer. */
const PATIENCE = 5_000;

async function putInstead({ url, message }: Original): Promise<boolean> {
  const body = JSON.stringify({ replace_original: true, ...message });
  const headers = { 'content-type': 'application/json' };
  const signal = AbortSignal.timeout(PATIENCE);
  const answer = await fetch(url, { method: 'POST', headers, body, signal }).catch(() => null);
  return answer?.ok === true;
}

async function showWhenReady(
  context: SlackContext,
  viewId: string,
  ready: () => Promise<ModalView>,
): Promise<void> {
  await context.client.views.update({ view_id: viewId, view: await ready() });
}
