import type { Browser, Page } from 'playwright-core';
import { openPage } from './browser.ts';
import { type AtThePage, at } from './person.ts';
import { DONE, withWindows } from './windows.ts';

/** The request's form with its preview, the card that waits for approval, and the Home tab of an approver. */
export async function drawWindows(
  browser: Browser,
  url: string,
  save: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const { page } = await openPage(browser, url, {
    viewport: { width: 1280, height: 900 },
    deviceScaleFactor: 2,
  });
  const person = at(page);
  const { fillRequest, ask, card, dialog, closeDialog, inApprovals, atHome } = withWindows(person);
  const form = await fillRequest();
  await form.getByText('About the task').scrollIntoViewIfNeeded();
  await save(page, 'request');
  const id = await ask(form);

  await inApprovals('Omar Diaz');
  await card(id).getByText('Root (measured').waitFor(DONE);
  await save(page, 'approval-card');

  await breakGlass(person);
  await atHome('Omar Diaz');
  await page.getByText('Waiting for your decision: 1').waitFor(DONE);
  await person.button('Measure now').click();
  await dialog('Measuring');
  await page.getByRole('main').getByText('need attention').waitFor(DONE);
  await closeDialog();
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
