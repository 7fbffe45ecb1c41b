import { useDemo } from './support/demo-lane.ts';
import { pictureShown } from './support/digest-picture.ts';
import { at } from './support/person.ts';

/** A day passes through everything that is due in it, on a busy machine; milliseconds. */
const A_DAY = { timeout: 90_000 };

const { open } = useDemo();

test('whoever moves the clock over six sees the digest come, with its picture, and answers for a finding', async () => {
  const { page, complaints } = await open();
  const mia = at(page);
  const dialog = page.getByRole('dialog', { name: 'Acknowledge' });

  await mia.button('Move the clock forward one day').click();

  const digest = mia.message('Root digest, ');
  await digest.waitFor(A_DAY);
  await pictureShown(page);
  expect(await digest.innerText()).toMatch(/Worse.+payments-prod.+Better.+search-prod/s);
  expect(await digest.getByRole('img').getAttribute('alt')).toMatch(/^Failing accounts fell from 9 to 5/);

  await mia.button('Acknowledge…').click();
  await dialog.getByRole('combobox', { name: 'Finding' }).click();
  await page.keyboard.type('data-lake password');
  await page.getByRole('option', { name: /data-lake-prod.+root password kept/ }).waitFor();
  await page.keyboard.press('Enter');
  await mia.button('Next').click();
  await dialog.getByRole('textbox', { name: 'Why' }).fill('Until the migration is over');
  await dialog.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await dialog.getByText('Acknowledged by Mia Chen until').waitFor();
  await page.keyboard.press('Escape');

  await mia.say('/root-digest');
  const preview = mia.message('For you alone: the last digest');
  await preview.waitFor();
  await preview.getByRole('link', { name: 'open it' }).click();
  expect(await page.evaluate('document.activeElement.innerText')).toContain('Worse');
  await digest.getByRole('button', { name: 'Show all' }).click();
  await mia.message('Until the migration is over').waitFor();
  expect(complaints).toEqual([]);
});
