import type { Browser, Page } from 'playwright-core';
import { openPage } from './browser.ts';
import { type AtThePage, at } from './person.ts';
import { DONE, withWindows } from './windows.ts';

/** CSS pixels. */
const SIZE = { width: 1280, height: 900 };

/** The request's form with its preview, the card that waits for approval, and the Home tab of an approver. */
export async function drawWindows(
  browser: Browser,
  url: string,
  save: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const { page } = await openPage(browser, url, {
    viewport: SIZE,
    deviceScaleFactor: 2,
  });
  const person = at(page);
  const { fillRequest, ask, card, inApprovals, atHome } = withWindows(person);
  const form = await fillRequest();
  await page.setViewportSize({ ...SIZE, height: 1240 });
  await save(page, 'request');
  await page.setViewportSize(SIZE);
  const id = await ask(form);

  await inApprovals('Omar Diaz');
  await card(id).getByText('Root (measured').waitFor(DONE);
  await save(page, 'approval-card');

  await breakGlass(person);
  await atHome('Omar Diaz');
  await page.getByText('Waiting for your decision: 1').waitFor(DONE);
  await person.button('Measure now').click();
  await page.getByText(/root users need attention/).waitFor(DONE);
  await save(page, 'home');
}

/** Ravi opens a window without approval. */
async function breakGlass(person: AtThePage): Promise<void> {
  await person.become('Ravi Patel');
  await person.goTo('security');
  await person.say(
    '/root-request checkout-prod for 1h task "Recover a KMS key" because "Checkout cannot decrypt" ticket SEC-911 break-glass',
  );
  await person.message('approved by nobody').waitFor(DONE);
}
