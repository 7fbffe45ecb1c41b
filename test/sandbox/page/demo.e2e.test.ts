import { useDemo } from './support/demo-lane.ts';
import { at } from './support/person.ts';

/** A measurement takes as long as it takes on a busy machine. */
const MEASURED = { timeout: 60_000 };

const { start, open } = useDemo();

test('npm run demo: a person asks, opens an account and shares what they saw', async () => {
  const { page, complaints } = await open();
  const mia = at(page);

  await mia.composer().click();
  await page.keyboard.type('/root-s');
  await page.getByRole('option', { name: /root-status/ }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('prod');
  await page.keyboard.press('Enter');
  const answer = mia.message('root users need attention');
  await answer.waitFor(MEASURED);
  expect(await answer.textContent()).toContain('payments-prod');

  await mia.button('Open account…').click();
  await page.getByRole('dialog', { name: 'Open account' }).getByRole('combobox', { name: 'Account' }).click();
  await page.keyboard.type('payments');
  await page.getByRole('option', { name: /payments-prod/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const account = page.getByRole('dialog').filter({ hasText: 'Access key 1' });
  await account.waitFor();
  expect(await account.textContent()).toContain('111122223333');
  await page.keyboard.press('Escape');
  await account.waitFor({ state: 'detached' });

  await mia.button('Share').click();
  await mia.become('Ravi Patel');
  await mia.message('root users need attention').waitFor();
  expect(await mia.message('root users need attention').textContent()).not.toContain('Only visible to you');
  expect(complaints).toEqual([]);
});

test('npm run demo with hundreds of accounts: a long answer is paged through', async () => {
  const { page, complaints } = await open('--accounts', '300');
  const mia = at(page);
  await mia.say('/root-status prod');
  await mia.message('Page 1 of').waitFor(MEASURED);

  await mia.button('Next').click();
  await mia.message('Page 2 of').waitFor();
  await mia.button('Previous').click();
  await mia.message('Page 1 of').waitFor();

  expect(await page.getByText(/Page \d of/).count()).toBe(1);
  expect(complaints).toEqual([]);
});

test('Ctrl-C ends the demo and every process of it', async () => {
  const demo = await start();
  expect((await fetch(demo.url)).status).toBe(200);

  await demo.stop();

  await expect(fetch(demo.url)).rejects.toThrow('fetch failed');
});
