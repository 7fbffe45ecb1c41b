import type { Browser, Page } from 'playwright-core';
import { withActivity } from './activity.ts';
import { openPage } from './browser.ts';
import { at } from './person.ts';
import { DONE } from './windows.ts';

/** In the demo company's own network. */
const OFFICE = '192.0.2.10';

type Save = (page: Page, name: string) => Promise<void>;

const DESKTOP = { viewport: { width: 1280, height: 860 }, deviceScaleFactor: 2 };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

/** The alert of a sign-in without MFA, after which logging was stopped and a key was made; and the same on a phone. */
export async function drawAlert(browser: Browser, url: string, save: Save): Promise<void> {
  const { page: sidebar } = await openPage(browser, url);
  const { makeRoot } = withActivity(at(sidebar));
  await makeRoot('payments-prod', 'Signs in, without MFA', 'Stops CloudTrail', 'Creates an access key');
  for (const [device, name] of [
    [DESKTOP, 'root-alert'],
    [PHONE, 'root-alert-phone'],
  ] as const) {
    const { page } = await openPage(browser, `${url}?as=ravi&place=C0ALERTS001`, device);
    await withActivity(at(page))
      .alert(/ACCESS KEY CREATED/)
      .waitFor(DONE);
    if (device === PHONE) await page.evaluate("document.querySelector('.messages').scrollTo(0, 0)");
    await save(page, name);
  }
}

/** What root did in a window: one entry in its thread, and the question to its operator. */
export async function drawSanctionedUse(browser: Browser, url: string, save: Save): Promise<void> {
  const { page } = await openPage(browser, url, DESKTOP);
  const mia = at(page);
  await mia.say(
    '/root-request data-lake-prod for 1h task "Enable or disable S3 MFA delete" because "Auditor finding 9" ticket SEC-130',
  );
  const id = await windowIn(page);
  await mia.become('Omar Diaz');
  await mia.say(`/root-approve ${id} Seen the finding`);
  await mia.message(`${id} approved by Omar Diaz`).waitFor(DONE);
  await mia.become('Mia Chen');
  await mia.goTo('root-approvals');
  const card = mia.message(`${id} open until`);
  await card.waitFor(DONE);
  for (const did of ['sign-in', 'iam:ListUsers']) {
    const data = { account: 'data-lake-prod', did, from: OFFICE };
    await page.request.post(new URL('/sandbox/events', url).href, { data });
  }
  await card.getByRole('button', { name: /repl/ }).click();
  const thread = page.getByRole('region', { name: 'Thread' }).last();
  await thread.getByText(`${id} used: 1 sign-in, 1 read`).waitFor(DONE);
  await thread.getByText('Is this you?').waitFor(DONE);
  await save(page, 'root-use-in-window');
}

async function windowIn(page: Page): Promise<string> {
  const answer = page.getByText(/RW-\w{6} pending, 0 of 1 approval/).last();
  await answer.waitFor(DONE);
  const [id] = /RW-\w{6}/.exec((await answer.textContent()) ?? '') ?? [];
  if (id === undefined) throw new Error('The answer to a request names no window.');
  return id;
}
