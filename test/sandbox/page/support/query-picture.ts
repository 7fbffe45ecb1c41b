import type { Browser, Page } from 'playwright-core';
import { openPage } from './browser.ts';
import { at } from './person.ts';
import { DONE } from './windows.ts';

/** Who can sign in to the console without MFA? */
const QUESTION = 2;

/** A question of help, as its button runs it: the SQL, and its answer as a table. */
export async function drawQuery(
  browser: Browser,
  url: string,
  save: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const { page } = await openPage(browser, url, {
    viewport: { width: 1280, height: 860 },
    deviceScaleFactor: 2,
  });
  const mia = at(page);
  await mia.say('/root-query help');
  await page.getByRole('button', { name: 'Run', exact: true }).nth(QUESTION).click(DONE);
  await mia.button('Full CSV').waitFor(DONE);
  await page.evaluate('document.fonts.ready');
  await save(page, 'query');
}
