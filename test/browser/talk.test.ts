import { describe, expect, it } from 'vitest';
import {
  actAs,
  inSight,
  message,
  open,
  openThread,
  react,
  reply,
  say,
  shortcut,
  thread,
  waitInSight,
} from './page.ts';
import { stage } from './stage.ts';

const { visit, station } = stage();

describe('the page as a place to talk', () => {
  it('shows what one person says to another, with a mention and marks', async () => {
    const page = await visit({ as: 'U0ANA', at: 'C0GENERAL' });
    await say(page, 'Morning @bo, is `TASK-014` *done*? <script>');
    const said = message(page, 'is TASK-014 done? <script>');
    await said.waitFor();
    expect(await said.locator('code').innerText()).toBe('TASK-014');
    expect(await said.locator('strong').innerText()).toBe('done');
    await actAs(page, 'Bo Berg');
    expect(await message(page, 'is TASK-014 done?').locator('.mention-me').innerText()).toBe('@Bo Berg');
  });

  it('marks a channel as unread for others until they open it', async () => {
    const page = await visit({ as: 'U0ANA', at: 'C0GENERAL' });
    await say(page, 'something new');
    await message(page, 'something new').waitFor();
    await actAs(page, 'Chi Chen');
    await open(page, 'release');
    await actAs(page, 'Dee Diaz');
    const general = page.getByRole('navigation').getByRole('button', { name: /^general/ });
    await page
      .getByRole('navigation')
      .getByText(/\d+ unread/)
      .first()
      .waitFor({ state: 'attached' });
    expect(await general.getAttribute('class')).toContain('is-unread');
    await open(page, 'general');
    await expect.poll(() => general.getAttribute('class')).not.toContain('is-unread');
  });

  it('hides a private channel from who is not in it', async () => {
    const page = await visit({ as: 'U0ANA', at: 'C0LEADS' });
    await say(page, 'between leads');
    await message(page, 'between leads').waitFor();
    await actAs(page, 'Bo Berg');
    expect(await page.getByRole('navigation').getByText('leads').count()).toBe(0);
    expect(await page.getByText('between leads').count()).toBe(0);
  });

  it('keeps a thread beside the channel, with its count under the message', async () => {
    const page = await visit({ as: 'U0BO', at: 'C0GENERAL' });
    await say(page, 'a question with answers');
    await openThread(page, message(page, 'a question with answers'));
    await reply(page, 'one answer');
    await thread(page).getByText('one answer').waitFor();
    await reply(page, '/gate status');
    await thread(page).getByText('/gate is not supported in threads. Sorry!').waitFor();
    await message(page, 'a question with answers').getByRole('button', { name: '1 reply' }).waitFor();
    expect(await page.getByRole('main').getByText('one answer').count()).toBe(0);
  });

  it('shows a thread once, whoever reads it', async () => {
    const page = await visit({ as: 'U0ANA', at: 'C0GENERAL' });
    await say(page, 'a thread that many read');
    await openThread(page, message(page, 'a thread that many read'));
    await reply(page, 'the only answer');
    await thread(page).getByText('the only answer').waitFor();
    for (const who of ['Bo Berg', 'Chi Chen', 'Dee Diaz', 'Ana Alvarez']) await actAs(page, who);
    expect(await thread(page).getByText('the only answer').count()).toBe(1);
    expect(await thread(page).getByRole('log').count()).toBe(1);
    await thread(page).getByText('1 reply').waitFor();
  });

  it('counts a reaction, and takes it back', async () => {
    const page = await visit({ as: 'U0ANA', at: 'C0GENERAL' });
    await say(page, 'react to this');
    await react(page, message(page, 'react to this'), 'construction');
    const pill = message(page, 'react to this').getByRole('button', { name: /^construction, / });
    await pill.waitFor();
    await actAs(page, 'Bo Berg');
    await pill.click();
    await page.getByRole('button', { name: 'construction, 2: Ana Alvarez, Bo Berg' }).waitFor();
    expect(await pill.getAttribute('aria-pressed')).toBe('true');
    await pill.click();
    await page.getByRole('button', { name: 'construction, 1: Ana Alvarez' }).waitFor();
  });

  it('edits a message, and says that it was edited', async () => {
    const page = await visit({ as: 'U0ANA', at: 'C0GENERAL' });
    await say(page, 'a typo heer');
    await shortcut(page, message(page, 'a typo heer'), 'Edit message');
    await page.getByRole('textbox', { name: 'Edit the message' }).fill('a typo here');
    await page.keyboard.press('Enter');
    await message(page, 'a typo here').getByText('(edited)').waitFor();
  });

  it('shares a file and shows a picture', async () => {
    const page = await visit({ as: 'U0ANA', at: 'C0GENERAL' });
    const dot = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    );
    await page.getByLabel('Files to send').setInputFiles([
      { name: 'dot.png', mimeType: 'image/png', buffer: dot },
      { name: 'plan.yaml', mimeType: 'text/yaml', buffer: Buffer.from('version: 1') },
    ]);
    await page.getByRole('main').getByRole('button', { name: 'Send', exact: true }).click();
    const picture = page.getByRole('img', { name: 'dot.png' });
    await picture.waitFor();
    const width = () => page.evaluate<number>(`document.querySelector('img[alt="dot.png"]').naturalWidth`);
    await expect.poll(width).toBe(1);
    await page.getByRole('link', { name: /plan\.yaml/ }).waitFor();
  });
});

describe('a reader who has scrolled up', () => {
  let climbs = 0;
  const upTheChannel = async () => {
    climbs += 1;
    const ana = station().slack.as('ana');
    for (let n = 1; n <= 40; n += 1) await ana.say(`line ${n}, climb ${climbs}`, { channel: 'release' });
    const page = await visit({ as: 'U0ANA', at: 'C0RELEASE' });
    await waitInSight(page, message(page, `line 40, climb ${climbs}`));
    const up = async () => {
      await page.getByRole('log', { name: 'Messages in #release' }).hover();
      await page.mouse.wheel(0, -5000);
      await page.getByRole('button', { name: 'Latest messages' }).waitFor();
    };
    await up();
    return { page, up };
  };

  it('is taken to what they send, and to the private answer to it', async () => {
    const { page, up } = await upTheChannel();
    await say(page, 'mine');
    await waitInSight(page, message(page, 'mine'));
    await up();
    await say(page, '/gate status');
    await waitInSight(page, message(page, 'No gate is open'));
  });

  it('is taken to the private answer to a click', async () => {
    const { page } = await upTheChannel();
    await say(page, '/sync now');
    const button = message(page, 'Daily sync').getByRole('button', { name: 'Update My Items' });
    await button.waitFor();
    for (let n = 1; n <= 40; n += 1) await station().slack.as('bo').say(`later ${n}`, { channel: 'release' });
    await button.click();
    await waitInSight(page, message(page, 'you have 2 items today'));
  });

  it('stays where they read when others write', async () => {
    const { page } = await upTheChannel();
    await station().slack.as('bo').say('from another', { channel: 'release' });
    await message(page, 'from another').waitFor();
    expect(await inSight(page, message(page, 'from another'))).toBe(false);
  });
});

describe('a link to a message', () => {
  it('leads to it within the page, each time, and to a reply in its thread', async () => {
    const { slack, app } = station();
    const { client } = app.app;
    const channel = 'C0RELEASE';
    const linkTo = async (message_ts = '') =>
      (await client.chat.getPermalink({ channel, message_ts })).permalink;
    const review = await client.chat.postMessage({ channel, text: 'The gate review' });
    const ballot = await client.chat.postMessage({
      channel,
      thread_ts: review.ts ?? '',
      text: 'A red ballot',
    });
    for (let n = 1; n <= 80; n += 1) await slack.as('ana').say(`talk ${n} after it`, { channel: 'release' });
    const [toReview, toBallot] = await Promise.all([linkTo(review.ts), linkTo(ballot.ts)]);
    const asked = await client.chat.postMessage({
      channel: 'U0CHI',
      text: `<${toReview}|Open the review> <${toBallot}|Read the ballot>`,
    });
    expect((await client.auth.test()).url).toBe(`${slack.url}/`);

    const page = await visit({ as: 'U0CHI', at: asked.channel ?? '' });
    await page.getByRole('link', { name: 'Open the review' }).click();
    await waitInSight(page, message(page, 'The gate review'));
    await page.locator('article:focus', { hasText: 'The gate review' }).waitFor();
    await page.getByRole('heading', { name: 'release', exact: true }).waitFor();
    expect(page.context().pages()).toHaveLength(1);
    await page.goBack();
    await page.getByRole('link', { name: 'Read the ballot' }).click();
    await thread(page).locator('article:focus', { hasText: 'A red ballot' }).waitFor();
    await waitInSight(page, message(page, 'The gate review'));

    await client.chat.postMessage({ channel, text: `<${toReview}|Look up>` });
    for (let n = 1; n <= 2; n += 1) {
      await page.getByRole('button', { name: 'Latest messages' }).click();
      await page.getByRole('link', { name: 'Look up' }).click();
      await waitInSight(page, message(page, 'The gate review'));
    }

    await page.goto('about:blank');
    await page.goto(toBallot ?? '');
    await thread(page).getByText('A red ballot').waitFor();
    expect(page.context().pages()).toHaveLength(1);
  });
});
