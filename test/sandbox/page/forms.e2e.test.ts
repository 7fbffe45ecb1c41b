import type { Page } from 'playwright-core';
import { useWorkspace } from './support/lane.ts';
import { type AtThePage, focused } from './support/person.ts';

const { open } = useWorkspace();

async function openForm({ say, message, page }: AtThePage): Promise<void> {
  await say('/hello form');
  await message('you typed “form”').getByRole('button', { name: 'Open form…' }).click();
  await page.getByRole('dialog', { name: 'Every field' }).waitFor();
}

function fieldOf(page: Page) {
  return (label: string) => page.getByRole('dialog').getByLabel(label);
}

async function pick(page: Page, field: string, typed: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click();
  await page.keyboard.type(typed);
  await page.getByRole('option', { name: option }).waitFor();
  await page.keyboard.press('Enter');
}

test('every kind of field is filled, sent, and arrives', async () => {
  const person = await open();
  const { page, message, button } = person;
  const field = fieldOf(page);
  await openForm(person);
  expect(await focused(page)).toBe('Reason');

  await page.keyboard.type('Auditor finding 7');
  await pick(page, 'Account', 'crm', 'legacy-crm');
  await pick(page, 'Size', 'tw', 'Two');
  await pick(page, 'People', 'omar', 'Omar Diaz');
  await pick(page, 'People', 'rav', 'Ravi Patel');
  await button('Remove Omar Diaz').click();
  await page.getByRole('radiogroup', { name: 'Urgency' }).getByLabel('Three').check();
  await page.getByRole('group', { name: 'Checks' }).getByLabel('One').check();
  await field('Day').fill('2026-11-24');
  await field('Hour').fill('16:05');
  await field('Moment').fill('2026-11-24T16:05');
  await field('How many').fill('12');
  await button('Send').click();

  const sent = message('From @Mia Chen');
  await sent.waitFor();
  const values = JSON.parse((await sent.locator('code').textContent()) ?? '');
  expect(values).toMatchObject({
    reason: { reason: { value: 'Auditor finding 7' } },
    account: { account: { selected_option: { value: 'legacy-crm' } } },
    size: { size: { selected_option: { value: 'two' } } },
    people: { people: { selected_users: ['U0RAVI00001'] } },
    urgency: { urgency: { selected_option: { value: 'three' } } },
    checks: { checks: { selected_options: [{ value: 'one' }] } },
    day: { day: { selected_date: '2026-11-24' } },
    hour: { hour: { selected_time: '16:05' } },
    moment: { moment: { selected_date_time: Date.parse('2026-11-24T16:05Z') / 1000 } },
    count: { count: { value: '12' } },
  });
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('fields left empty are named at the field, and the first of them takes the focus', async () => {
  const person = await open();
  const { page, button } = person;
  await openForm(person);

  await button('Send').click();

  await page.getByRole('alert').filter({ hasText: /\w/ }).first().waitFor();
  expect(await page.getByRole('textbox', { name: 'Reason' }).getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByRole('radiogroup', { name: 'Urgency' }).getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByRole('group', { name: 'Checks' }).getAttribute('aria-invalid')).toBeNull();
  expect(await focused(page)).toBe('Reason');
});

test('the app’s own errors stand at their fields, and what was typed stays', async () => {
  const person = await open();
  const { page, button } = person;
  const field = fieldOf(page);
  await openForm(person);
  await page.keyboard.type('short');
  await pick(page, 'Account', 'crm', 'legacy-crm');
  await pick(page, 'Size', 'one', 'One');
  await pick(page, 'People', 'sam', 'Sam Reed');
  await page.getByRole('radiogroup', { name: 'Urgency' }).getByLabel('One').check();
  await field('Day').fill('2026-11-24');
  await field('Hour').fill('16:05');
  await field('How many').fill('1');

  await button('Send').click();

  await page.getByText('Say a little more: at least 10 characters.').waitFor();
  expect(await page.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('short');
  expect(await page.getByRole('combobox', { name: 'Account' }).inputValue()).toBe('legacy-crm');
});

test('a long text counts down near its end', async () => {
  const person = await open();
  const { page } = person;
  await openForm(person);

  await page.keyboard.type('x'.repeat(58));
  await page.getByText('2 characters left').waitFor();
  await page.keyboard.type('yyyy');

  await page.getByText('2 characters too many').waitFor();
});

test('Escape closes the list first, the modal next, and gives the focus back', async () => {
  const person = await open();
  const { page } = person;
  await openForm(person);
  await page.getByRole('combobox', { name: 'Size' }).click();
  await page.getByRole('option', { name: 'Two' }).waitFor();

  await page.keyboard.press('Escape');
  expect(await page.getByRole('option').count()).toBe(0);
  expect(await page.getByRole('dialog').count()).toBe(1);
  await page.keyboard.press('Escape');

  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await focused(page)).toBe('Open form…');
});

test('Tab goes round inside the modal', async () => {
  const person = await open();
  const { page, button } = person;
  await openForm(person);

  await button('Send').focus();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Close');
  await page.keyboard.press('Shift+Tab');

  expect(await focused(page)).toBe('Send');
});

test('a view pushed onto another leads back to it, with what was typed there', async () => {
  const person = await open();
  const { page, button } = person;
  await openForm(person);
  await page.keyboard.type('Still here');
  await button('Details…').click();
  await page.getByRole('dialog', { name: 'Details' }).waitFor();

  await button('Back').click();

  await page.getByRole('dialog', { name: 'Every field' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('Still here');
});

test('an external select asks the app, and says when there is nothing', async () => {
  const person = await open();
  const { page } = person;
  await openForm(person);
  await page.getByRole('combobox', { name: 'Account' }).click();
  await page.getByText('Type 1 more to search.').waitFor();

  await page.keyboard.type('prod');
  await page.getByRole('option', { name: 'payments-prod' }).waitFor();
  await page.keyboard.type('uct');

  await page.getByText('Nothing found.').waitFor();
});

test('a field that the app listens to is told at Enter, not at every key; what else was typed stays', async () => {
  const person = await open();
  const { page } = person;
  await openForm(person);
  await page.keyboard.type('Not lost');
  await page.getByRole('textbox', { name: 'Look up' }).click();

  await page.keyboard.type('root');
  await page.keyboard.press('Enter');

  await page.getByText('Looked up “root”').waitFor();
  expect(await page.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('Not lost');
  expect(await page.getByRole('textbox', { name: 'Look up' }).inputValue()).toBe('root');
});
