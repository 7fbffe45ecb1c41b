import { useWorkspace } from './support/lane.ts';
import type { AtThePage } from './support/person.ts';

const { open } = useWorkspace();

async function openRequest({ goTo, button, page }: AtThePage): Promise<void> {
  await goTo('Fixture');
  await page.getByRole('navigation', { name: 'Fixture' }).getByRole('button', { name: 'Home' }).click();
  await button('Request root…').click();
  await page.getByRole('dialog', { name: 'Request root access' }).waitFor();
}

/** What the form sent, once the app has said so in #security. */
async function requested({ goTo, message }: AtThePage): Promise<Record<string, unknown>> {
  await goTo('security');
  const sent = message('Requested:');
  await sent.waitFor();
  return JSON.parse((await sent.locator('code').textContent()) ?? '');
}

test('a form opened at home is filled, and what it held at first counts', async () => {
  const person = await open();
  const { page, button } = person;
  await openRequest(person);
  const dialog = page.getByRole('dialog');

  await dialog.getByRole('combobox', { name: 'Accounts' }).click();
  await page.getByRole('group', { name: 'Development' }).waitFor();
  await page.keyboard.type('ledger');
  await page.getByRole('option', { name: 'ledger-prod' }).click();
  await dialog.getByRole('combobox', { name: 'Task' }).click();
  await page.getByRole('option', { name: 'S3 MFA delete' }).click();
  await dialog.getByRole('textbox', { name: 'Why' }).fill('Auditor\nfinding 7');
  await dialog.getByLabel('Start').fill('2026-11-20T16:00');
  await dialog.getByRole('radiogroup', { name: 'Duration' }).getByLabel('4 hours').check();
  await dialog.getByLabel('Open at once').check();
  await button('Request').click();
  await dialog.waitFor({ state: 'detached' });

  expect(await requested(person)).toMatchObject({
    accounts: { accounts: { selected_options: [{ value: 'payments-prod' }, { value: 'ledger-prod' }] } },
    operator: { operator: { selected_user: 'U0MIA000001' } },
    task: { task: { selected_option: { value: 's3 mfa delete' } } },
    why: { why: { value: 'Auditor\nfinding 7' } },
    start: { start: { selected_date_time: Date.parse('2026-11-20T16:00Z') / 1000 } },
    duration: { duration: { selected_option: { value: '4 hours' } } },
    'break-glass': { loud: { selected_options: [{ value: 'open at once' }] } },
  });
});

test('no more accounts are picked than the field takes, and one is taken out again', async () => {
  const person = await open();
  const { page, button } = person;
  await openRequest(person);
  const search = page.getByRole('combobox', { name: 'Accounts' });
  for (const name of ['hr-dev', 'hr-prod']) {
    await search.click();
    await page.getByRole('option', { name }).click();
  }

  await page.getByText('At most 2 can be picked here.').waitFor();
  await button('Remove payments-prod').click();

  await button('Remove hr-dev').waitFor();
  expect(await page.getByRole('button', { name: /^Remove / }).count()).toBe(1);
});

test('a task that is picked is explained at once, and what was typed stays', async () => {
  const person = await open();
  const { page } = person;
  await openRequest(person);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Why' }).fill('Not lost');

  await dialog.getByRole('combobox', { name: 'Task' }).click();
  await page.getByRole('group', { name: 'Billing' }).getByRole('option', { name: 'Tax settings' }).click();

  await dialog.getByText('This task no longer needs root').waitFor();
  expect(await dialog.getByRole('textbox', { name: 'Why' }).inputValue()).toBe('Not lost');
  expect(await dialog.getByRole('combobox', { name: 'Task' }).inputValue()).toBe('Tax settings');
});

test('a card tells whom it mentions, and that person only; what looks like a mention is text', async () => {
  const mia = await open();
  await mia.say('/request');
  await mia.message('Reason: <!channel> *now*').waitFor();
  const omar = await open('omar');

  await omar.message('Who may approve: @Omar Diaz').getByText('Mentions you').waitFor();

  expect(await mia.message('Who may approve').getByText('Mentions you').count()).toBe(0);
});

test('a thread counts its replies, opens beside the channel, and takes an answer', async () => {
  const mia = await open();
  const { page } = mia;
  await mia.say('/request');

  await page.getByRole('button', { name: /^2 replies/ }).click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByText('Nobody has decided for 30 minutes').waitFor();
  await thread.getByRole('combobox', { name: 'Reply in thread' }).click();
  await page.keyboard.type('On it');
  await page.keyboard.press('Enter');

  await thread.getByRole('article').filter({ hasText: 'On it' }).waitFor();
  await page.getByRole('button', { name: /^3 replies/ }).waitFor();
});

test('a card is decided by somebody else, whose direct message asked for it, and everybody sees it', async () => {
  const mia = await open();
  await mia.say('/request');
  await mia.message('Who may approve').waitFor();
  const omar = await open('omar');
  await omar.goTo('Fixture');
  await omar.message('RW-7F3K2M waits for you').waitFor();

  await omar.goTo('security');
  await omar.button('Approve…').click();

  await mia.message('Approved by @Omar Diaz').waitFor();
  expect(await mia.button('Approve…').count()).toBe(0);
});
