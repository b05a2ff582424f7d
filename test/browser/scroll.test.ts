import { describe, expect, it } from 'vitest';
import { inSight, message, say, waitInSight } from './page.ts';
import { stage } from './stage.ts';

const { visit, station } = stage();

describe('a reader who has scrolled up', () => {
  const upTheChannel = async () => {
    const ana = station().slack.as('ana');
    for (let n = 1; n <= 40; n += 1) await ana.say(`line ${n}`, { channel: 'release' });
    const page = await visit({ as: 'U0ANA', at: 'C0RELEASE' });
    await message(page, 'line 40').waitFor();
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
