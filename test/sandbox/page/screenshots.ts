import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { inRepository } from '../../../sandbox/process/repository.ts';
import { drawAlert, drawSanctionedUse } from './support/activity-pictures.ts';
import { openPage, startBrowser } from './support/browser.ts';
import { startDemo } from './support/demo.ts';
import { drawDigest } from './support/digest-picture.ts';
import { at } from './support/person.ts';
import { drawQuery } from './support/query-picture.ts';
import { drawWindows } from './support/window-pictures.ts';

/** Draws the README's pictures anew: `npx tsx test/sandbox/page/screenshots.ts`. */
async function main(): Promise<void> {
  await mkdir(inRepository('docs', 'screenshots'), { recursive: true });
  const [demo, browser] = await Promise.all([startDemo(), startBrowser()]);
  try {
    await desktop(browser, demo.url);
    await phone(browser, demo.url);
    await drawQuery(browser, demo.url, save);
    await drawDigest(browser, demo.url, save);
    await drawAlert(browser, demo.url, save);
    await drawWindows(browser, demo.url, save);
    await drawSanctionedUse(browser, demo.url, save);
  } finally {
    await browser.close();
    await demo.stop();
  }
}

async function desktop(browser: Browser, url: string): Promise<void> {
  const { page } = await openPage(browser, url, {
    viewport: { width: 1280, height: 1000 },
    deviceScaleFactor: 2,
  });
  const mia = at(page);
  await ask(page);
  await save(page, 'root-status');
  await mia.button('Open account…').click();
  await page.getByRole('combobox', { name: 'Account' }).click();
  await page.keyboard.type('payments');
  await page.getByRole('option', { name: /payments-prod/ }).waitFor();
  await page.keyboard.press('Enter');
  await mia.button('Open').click();
  await page.getByRole('dialog').filter({ hasText: 'Access key 1' }).waitFor();
  await save(page, 'account');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function phone(browser: Browser, url: string): Promise<void> {
  const { page } = await openPage(browser, `${url}?as=omar`, {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  });
  await ask(page);
  await page.evaluate("document.querySelector('.messages').scrollTo(0, 0)");
  await save(page, 'phone');
}

async function ask(page: Page): Promise<void> {
  const person = at(page);
  await person.say('/root-status prod');
  await person.button('Share').waitFor();
  await page.evaluate('document.fonts.ready');
}

async function save(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: inRepository('docs', 'screenshots', `${name}.png`) });
}

await main();
