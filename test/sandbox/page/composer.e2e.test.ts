import { useWorkspace } from './support/lane.ts';

const { open } = useWorkspace();

test('a command is found, completed and sent by keyboard alone', async () => {
  const { page, composer, message } = await open();
  await page.locator(':focus').and(composer()).waitFor();
  await page.keyboard.type('/he');
  const options = page.getByRole('option');
  await options.last().waitFor();
  expect(await options.allInnerTexts()).toEqual([
    expect.stringContaining('/hello [what to repeat]'),
    expect.stringContaining('/help-me'),
  ]);
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('option', { selected: true }).textContent()).toContain('/help-me');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  expect(await composer().inputValue()).toBe('/hello ');
  await page.getByText('Says hello to you alone').waitFor();
  await page.keyboard.type('again');
  await page.keyboard.press('Enter');

  await message('Hello, you typed “again”').waitFor();
  expect(await composer().inputValue()).toBe('');
});

test('Escape closes the list and leaves what is typed', async () => {
  const { page, composer } = await open();
  await composer().click();
  await page.keyboard.type('/he');
  await page.getByRole('option').first().waitFor();

  await page.keyboard.press('Escape');

  expect(await page.getByRole('option').count()).toBe(0);
  expect(await composer().inputValue()).toBe('/he');
});

test('Shift and Enter break the line; Enter sends both lines', async () => {
  const { page, composer, message } = await open();
  await composer().click();
  await page.keyboard.type('first');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('second');
  await page.keyboard.press('Enter');

  expect(await message('first').innerText()).toContain('first\nsecond');
});

test('arrow up in an empty composer brings back what was said last', async () => {
  const { page, composer, say, message } = await open();
  await say('something worth repeating');
  await message('something worth repeating').waitFor();

  await page.keyboard.press('ArrowUp');

  expect(await composer().inputValue()).toBe('something worth repeating');
});

test('a command nobody knows is refused by the workspace, and says so', async () => {
  const { page, say } = await open();

  await say('/nothing-like-it');

  await page.getByText('/nothing-like-it is not a valid command').waitFor();
});

test('a command that the app leaves unanswered says so', async () => {
  const { page, say } = await open();

  await say('/silent');

  await page
    .getByText(/did not respond|failed|timeout/i)
    .first()
    .waitFor();
});
