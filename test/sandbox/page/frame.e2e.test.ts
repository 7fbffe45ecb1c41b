import type { Browser } from 'playwright-core';
import { openPage, startBrowser } from './support/browser.ts';
import { useWorkspace } from './support/lane.ts';
import { at, sidewaysOverflow } from './support/person.ts';
import { startFixture } from './support/workspace.ts';

const { open, stopApp } = useWorkspace();

test('the clock moves by its buttons, and new messages carry its time', async () => {
  const { page, say, message } = await open();
  const clock = page.getByRole('region', { name: 'Simulated clock' });
  const before = await clock.locator('time').getAttribute('datetime');

  await page.getByRole('button', { name: 'Move the clock forward eight hours' }).click();
  await clock.getByText(/20 Nov, 17:/).waitFor();
  await say('late in the day');
  await message('late in the day').waitFor();

  expect(await message('late in the day').locator('time').textContent()).toMatch(/^17:/);
  const after = await clock.locator('time').getAttribute('datetime');
  const moved = Date.parse(after ?? '') - Date.parse(before ?? '');
  expect(moved / 3_600_000).toBeCloseTo(8, 1);
});

test('while the clock moves the page says so', async () => {
  const { page, button } = await open();
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/sandbox/clock', async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  const moving = page.getByRole('region', { name: 'Simulated clock' }).getByText('moving…');

  await button('Move the clock forward one day').click();
  await moving.waitFor();
  letGo();

  await moving.waitFor({ state: 'detached' });
});

test('a Home tab that the app has not drawn says that there is none', async () => {
  const { page, goTo } = await open();
  await stopApp();
  await goTo('Fixture');
  await page.getByRole('navigation', { name: 'Fixture' }).getByRole('button', { name: 'Home' }).click();

  await page.getByText('This app has no Home page yet.').waitFor();
});

test('App Home is drawn by the app when it is opened, and its buttons work', async () => {
  const { page, goTo, button } = await open();
  await goTo('Fixture');
  await page.getByRole('navigation', { name: 'Fixture' }).getByRole('button', { name: 'Home' }).click();
  await page.getByText('Pressed 0 times').waitFor();
  await page.getByText('Hello @Mia Chen').waitFor();

  await button('Press').click();

  await page.getByText('Pressed 1 times').waitFor();
});

test('the address keeps who and where, and the back button goes back', async () => {
  const { page, goTo, become } = await open();
  await goTo('root-approvals');
  await become('Omar Diaz');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: '#root-approvals' }).waitFor();
  await page.getByRole('button', { name: 'You are: Omar Diaz. Switch person' }).waitFor();

  await page.goBack();

  await page.getByRole('button', { name: 'You are: Mia Chen. Switch person' }).waitFor();
});

test('nobody sees a channel that they are not in, nor becomes somebody who left', async () => {
  const { page, become } = await open('mia');
  await page.getByRole('button', { name: /sec-private/ }).waitFor();
  await page.getByRole('button', { name: /^You are:/ }).click();
  expect(await page.getByRole('menuitemradio', { name: 'Dora Novak' }).count()).toBe(0);
  await page.keyboard.press('Escape');

  await become('Sam Reed');

  expect(await page.getByRole('button', { name: /sec-private/ }).count()).toBe(0);
});

test('what arrives is told to screen readers, what one says oneself is not', async () => {
  const { page, say, message } = await open();
  const told = page.getByRole('log');
  await say('just me');
  await message('just me').waitFor();
  await say('/hello reader');

  await told.filter({ hasText: 'Fixture in #security, only visible to you: Hello' }).waitFor();
  expect(await told.textContent()).not.toContain('just me');
});

test('without its app, the workspace says so at the top and where something was pressed', async () => {
  const { page, say, message } = await open();
  await say('/hello lonely');
  await message('you typed “lonely”').waitFor();
  await stopApp();

  await message('you typed “lonely”').getByRole('button', { name: 'Count' }).click();

  await page
    .getByRole('alert')
    .filter({ hasText: 'Fixture is not running: “Count” reached nobody.' })
    .waitFor();
  await page.getByText('The app is not connected; it cannot answer yet.').waitFor();
});

describe('on a phone', () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

  test('nothing scrolls sideways, in a channel, in a modal or at home', async () => {
    const { page, say, message, button } = await open('mia', phone);
    await say('/hello on a phone');
    await message('on a phone').waitFor();
    await say('/everyone');
    await message('A rich quote').waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);

    await button('Open form…').click();
    await page.getByRole('dialog').waitFor();

    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await sidewaysOverflow(page, '.modal-body')).toBe(0);
  });

  test('the channels hide behind a button, and leave when one is picked', async () => {
    const { page } = await open('mia', phone);
    const channels = page.getByRole('navigation', { name: 'Workspace' });
    expect(await channels.isVisible()).toBe(false);

    await page.getByRole('button', { name: 'Show channels' }).tap();
    await channels.getByRole('button', { name: 'root-alerts' }).tap();

    await page.getByRole('heading', { level: 1, name: '#root-alerts' }).waitFor();
    expect(await channels.isVisible()).toBe(false);
  });
});

describe('when the sandbox restarts', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  test('the page says so, comes back by itself, and shows the new workspace', async () => {
    const first = await startFixture();
    const { page } = await openPage(browser, first.slack.pageUrl);
    const mia = at(page);
    await mia.say('before the restart');
    await mia.message('before the restart').waitFor();

    await first.stop();
    await page.getByText('Trying again…').waitFor();
    const second = await startFixture(first.slack.port);
    try {
      await page.getByText('Trying again…').waitFor({ state: 'detached' });
      expect(await page.getByText('before the restart').count()).toBe(0);
      await mia.say('/hello again');
      await mia.message('you typed “again”').waitFor();
    } finally {
      await second.stop();
    }
  });
});
