import type { Browser, Locator, Page } from 'playwright-core';

/** What a person does in the sandbox's page, in the words on the screen. All wait until the page is ready for it. */

export interface OpenOptions {
  /** Id of the person to act as. */
  as?: string;
  /** Id of the channel to open, or `home`. */
  at?: string;
  dark?: boolean;
}

const BOXES = { width: 1360, height: 860 };
const PATIENCE_MS = 15_000;

/** An empty page of its own, with nothing stored. */
export async function newPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: BOXES, locale: 'en-GB' });
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}

/** Opens the sandbox's page at an address and waits until it is usable. */
export async function openPage(page: Page, url: string, options: OpenOptions = {}): Promise<void> {
  await page.emulateMedia({ colorScheme: options.dark === true ? 'dark' : 'light' });
  const place = options.as === undefined ? '' : `#/${options.as}/${options.at ?? ''}`;
  await page.goto(`${url}/${place}`);
  await page.getByRole('navigation', { name: 'Workspace' }).waitFor();
}

/** Leaves the page as if its tab had been closed, and forgets what it stored and where the mouse was. */
export async function leavePage(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate('localStorage.clear()');
  await page.goto('about:blank');
}

/** Becomes another person. */
export async function actAs(page: Page, name: string): Promise<void> {
  await uncovered(page);
  await page.getByRole('button', { name: /^Acting as/ }).click();
  await page.getByRole('listbox', { name: 'Act as' }).getByRole('option', { name, exact: true }).click();
  await page.getByRole('button', { name: `Acting as ${name}`, exact: false }).waitFor();
}

/** Opens a channel, a direct message or the app by its name in the sidebar. */
export async function open(page: Page, name: string): Promise<void> {
  const sidebar = page.getByRole('navigation', { name: 'Workspace' });
  await sidebar.getByRole('button', { name: new RegExp(`^${name}`) }).click();
}

/** Waits until no form covers the page: what is behind one can be read, but takes no keys. */
async function uncovered(page: Page): Promise<void> {
  await page.getByRole('dialog').first().waitFor({ state: 'hidden' });
}

/** Writes a message or a command in the open channel and sends it with Enter. */
export async function say(page: Page, text: string): Promise<void> {
  await uncovered(page);
  const box = page.getByRole('main').getByRole('textbox', { name: /^Message / });
  await box.fill(text);
  await box.press('Enter');
}

/** Answers in the open thread. */
export async function reply(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Reply…' });
  await box.fill(text);
  await box.press('Enter');
}

/** The newest message of the open channel that holds a text. */
export function message(page: Page, text: string | RegExp): Locator {
  return page.getByRole('main').getByRole('article').filter({ hasText: text }).last();
}

/** The messages of the open thread. */
export function thread(page: Page): Locator {
  return page.getByRole('complementary', { name: /^Thread/ });
}

/** Whether the end of a message of the open channel can be seen without scrolling. */
export async function inSight(page: Page, of: Locator): Promise<boolean> {
  if ((await of.count()) === 0) return false;
  const list = page.getByRole('main').getByRole('log');
  const [what, frame] = await Promise.all([of.boundingBox(), list.boundingBox()]);
  if (what === null || frame === null) return false;
  const end = what.y + what.height;
  return end > frame.y && end <= frame.y + frame.height + 1;
}

/** Waits until the end of a message can be seen. */
export async function waitInSight(page: Page, of: Locator): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (!(await inSight(page, of))) {
    if (performance.now() > until) throw new Error(`${of} did not come into sight`);
    await page.waitForTimeout(50);
  }
}

/** The form on top. */
export function form(page: Page): Locator {
  return page.getByRole('dialog').last();
}

/** Presses a button of the form on top, or else of the newest message that has it. */
export async function click(page: Page, label: string): Promise<void> {
  const dialogs = await page.getByRole('dialog').count();
  const within = dialogs > 0 ? form(page) : page.getByRole('main');
  await within.getByRole('button', { name: label, exact: true }).last().click();
}

/** Fills the form on top: label -> what to enter, choose (several for a multi-select) or tick (true or false). */
export async function fill(page: Page, entries: Record<string, string | boolean | string[]>): Promise<void> {
  for (const [label, value] of Object.entries(entries)) {
    if (typeof value === 'boolean') await form(page).getByLabel(label, { exact: true }).setChecked(value);
    else if (Array.isArray(value)) for (const one of value) await enter(page, label, one);
    else await enter(page, label, value);
  }
}

async function enter(page: Page, label: string, value: string): Promise<void> {
  const named = new RegExp(`^${escaped(label)}( \\(optional\\))?$`);
  const radios = form(page).getByRole('group', { name: named }).getByRole('radio', { name: value });
  if ((await radios.count()) > 0) return radios.check();
  const field = form(page).getByLabel(named);
  if ((await field.getAttribute('role')) !== 'combobox') return field.fill(value);
  await field.fill(value);
  await page.getByRole('option', { name: value }).first().click();
}

/** Chooses in a select menu of a message or of the Home tab, named by its placeholder. */
export async function choose(page: Page, placeholder: string, option: string): Promise<void> {
  await page.getByRole('main').getByRole('combobox', { name: placeholder }).last().click();
  await page.getByRole('option', { name: option }).click();
}

/** Reacts to a message by the emoji's short name, through the picker. */
export async function react(page: Page, to: Locator, name: string): Promise<void> {
  await to.hover();
  await to.getByRole('button', { name: 'Add a reaction' }).first().click();
  await page.getByRole('searchbox', { name: 'Search emoji' }).fill(name);
  await page.getByRole('button', { name, exact: true }).click();
}

/** Opens the thread of a message. */
export async function openThread(page: Page, of: Locator): Promise<void> {
  await of.hover();
  await of.getByRole('button', { name: 'Reply in thread' }).click();
  await thread(page).waitFor();
}

/** Runs a message shortcut from a message's menu. */
export async function shortcut(page: Page, on: Locator, name: string): Promise<void> {
  await on.hover();
  await on.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name }).click();
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
