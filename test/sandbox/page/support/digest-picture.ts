import type { Browser, Page } from 'playwright-core';
import { openPage } from './browser.ts';
import { at } from './person.ts';

/** Measuring the demo company and drawing its trend, on a machine that does much else; milliseconds. */
const POSTED = { timeout: 30_000 };

/** The demo company's first digest, with its trend. */
export async function drawDigest(
  browser: Browser,
  url: string,
  save: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const { page } = await openPage(browser, url, {
    viewport: { width: 1280, height: 1080 },
    deviceScaleFactor: 2,
  });
  const mia = at(page);
  await mia.say('/root-digest now');
  await mia.message('is posted.').getByRole('link', { name: 'open it' }).click(POSTED);
  await pictureShown(page);
  // Away from the message, which would offer a thread.
  await page.mouse.move(0, 0);
  await mia.composer().focus();
  await save(page, 'digest');
}

/** Until every picture on the page has been loaded. */
export async function pictureShown(page: Page): Promise<void> {
  await page.getByRole('img', { name: /^Failing accounts/ }).waitFor(POSTED);
  await page.waitForFunction(
    '[...document.images].every((image) => image.complete && image.naturalWidth > 0)',
  );
}
