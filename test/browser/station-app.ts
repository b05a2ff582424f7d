import type { App } from '@slack/bolt';
import { drawnBlocks, stationHome, syncBlocks } from './station-blocks.ts';
import { blockerForm, detailsForm } from './station-forms.ts';

const ANSWERS = ['white_check_mark', 'construction', 'raising_hand'];

/** What the small app does: a sync, a form that judges what it gets, a form on a form, a Home that counts. */
export function listenAsStation(app: App): void {
  let pressed = 0;
  app.command('/sync', async ({ command, ack, client }) => {
    await ack();
    const channel = command.channel_id;
    const posted = await client.chat.postMessage({ channel, text: 'Daily sync', blocks: syncBlocks() });
    for (const name of ANSWERS) await client.reactions.add({ channel, timestamp: posted.ts ?? '', name });
    await client.chat.postMessage({
      channel,
      thread_ts: posted.ts ?? '',
      text: '*API*: all five items are done.',
    });
    await client.chat.postMessage({
      channel,
      thread_ts: posted.ts ?? '',
      text: '*UI*: two items to go, see `TASK-021`.',
    });
  });
  app.command('/gate', async ({ command, ack }) => ack(`No gate is open in <#${command.channel_id}>.`));
  app.command('/plan', async ({ command, ack, client }) => {
    await ack();
    if (command.text === 'slow') return;
    await client.chat.postMessage({ channel: command.channel_id, text: 'The plan', blocks: drawnBlocks() });
  });
  app.action('report', async ({ ack, body, client }) => {
    await ack();
    if (body.type === 'block_actions')
      await client.views.open({ trigger_id: body.trigger_id, view: blockerForm() });
  });
  app.shortcut('raise_blocker', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: blockerForm() });
  });
  app.shortcut('blocker_from_message', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: blockerForm() });
  });
  app.action('details', async ({ ack, body, client }) => {
    await ack();
    if (body.type === 'block_actions')
      await client.views.push({ trigger_id: body.trigger_id, view: detailsForm() });
  });
  app.action('items', async ({ ack, respond, body }) => {
    await ack();
    await respond({
      text: `<@${body.user.id}>, you have 2 items today.`,
      response_type: 'ephemeral',
      replace_original: false,
    });
  });
  app.action('stop', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'The sync is stopped.', replace_original: false, response_type: 'in_channel' });
  });
  app.action('track', async ({ ack, action, respond }) => {
    await ack();
    if (action.type !== 'static_select') return;
    await respond({ text: `You chose ${action.selected_option.value}`, replace_original: false });
  });
  app.action('more', async ({ ack, action, respond }) => {
    await ack();
    if (action.type === 'overflow')
      await respond({ text: `You asked for ${action.selected_option.value}`, replace_original: false });
  });
  app.options('ticket', async ({ ack, payload: { value } }) => {
    const text = {
      type: 'plain_text' as const,
      text: `${value} ${'x'.repeat(value === 'too long' ? 75 : 1)}`,
    };
    await ack({ options: [{ text, value }] });
  });
  app.view('details', async ({ ack }) => ack());
  app.view('blocker', async ({ ack, view, body, client }) => {
    const values = view.state.values;
    const need = values.need?.text?.value ?? '';
    if (need.length < 10)
      return ack({ response_action: 'errors', errors: { need: 'Say in a sentence what is needed.' } });
    await ack();
    const from = values.from?.person?.selected_user ?? '';
    const teams = (values.tell?.teams?.selected_options ?? []).map((one) => one.value).join(', ');
    const files = values.proof?.files?.files?.length ?? 0;
    await client.chat.postMessage({
      channel: 'C0RELEASE',
      text: `:construction: <@${body.user.id}> is blocked: ${need} Needed from <@${from}> · tells ${teams} · ${files} files`,
    });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home') await client.views.publish({ user_id: event.user, view: stationHome(pressed) });
  });
  app.action('home_done', async ({ ack, body, client }) => {
    await ack();
    pressed += 1;
    await client.views.publish({ user_id: body.user.id, view: stationHome(pressed) });
  });
}
