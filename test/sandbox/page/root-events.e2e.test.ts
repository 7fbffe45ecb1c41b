import { useWorkspace } from './support/lane.ts';

const { open, aws } = useWorkspace();

async function opened() {
  const person = await open();
  await person.page.getByText('Make a root user do something…').click();
  await person.page.getByLabel('Account', { exact: true }).waitFor();
  return person;
}

test('a root user can be made to do something, and AWS tells of it', async () => {
  const { page, button } = await opened();
  await page.getByLabel('Account', { exact: true }).fill('member-1111');
  await page.getByLabel('What its root user does').selectOption('Signs in, without MFA');
  await button('Let it happen').click();

  await page.getByText('member-1111: Signs in, without MFA. AWS tells the app.').waitFor();
  expect(aws().queueCounts().events.visible).toBe(1);
});

test('by keyboard, and by the id of the account', async () => {
  const { page } = await opened();
  await page.getByLabel('Account', { exact: true }).fill('111122223333');
  await page.keyboard.press('Enter');

  await page.getByText('member-1111: Signs in, with MFA. AWS tells the app.').waitFor();
  expect(aws().queueCounts().events.visible).toBe(1);
});
