import { HOSTILE_NAME } from './fixture-app.ts';
import { useWorkspace } from './support/lane.ts';
import { focused } from './support/person.ts';

const { open } = useWorkspace();

test('an ephemeral answer is seen by its addressee only, whoever sits at the page', async () => {
  const { say, message, become, page } = await open();
  await say('/hello secret');
  await message('you typed “secret”').waitFor();
  expect(await message('you typed “secret”').textContent()).toContain('Only visible to you');

  await become('Omar Diaz');
  await say('anything new?');
  await message('anything new?').waitFor();
  expect(await page.getByText('you typed “secret”').count()).toBe(0);

  await become('Mia Chen');
  await message('you typed “secret”').waitFor();
});

test('what is said to everyone arrives on everyone’s page', async () => {
  const [mia, omar] = [await open('mia'), await open('omar')];

  await mia.say('to all of you');

  await omar.message('to all of you').waitFor();
  expect(await omar.message('to all of you').textContent()).toContain('Mia Chen');
});

test('a message longer than the page is read from its top, and what comes after it is followed', async () => {
  const [mia, omar] = [await open('mia'), await open('omar')];
  const list = mia.page.getByRole('region', { name: 'Messages in #security' });
  const belowTop = async (text: string) => {
    const [message, messages] = await Promise.all([mia.message(text).boundingBox(), list.boundingBox()]);
    return (message?.y ?? Number.NaN) - (messages?.y ?? Number.NaN);
  };
  await omar.composer().fill(`the first line\n${'and one more\n'.repeat(80)}the last line`);
  await omar.composer().press('Enter');
  await mia.message('the first line').waitFor();
  expect(await belowTop('the first line')).toBeGreaterThanOrEqual(0);
  expect(await belowTop('the first line')).toBeLessThan(100);

  await omar.say('short again');

  await mia.message('short again').waitFor();
  expect(await belowTop('short again')).toBeLessThan(800);
});

test('times beside messages stay in one line, in every country', async () => {
  const { say, message } = await open('mia', { locale: 'en-US' });
  await say('one');
  await say('two');
  await message('two').hover();
  const time = await message('two').locator('time').boundingBox();
  expect(time?.height).toBeLessThan(20);
});

test('markup in names is shown as text', async () => {
  const { say, message, page } = await open();

  await say('/hello names');

  const text = await message('you typed “names”').innerText();
  expect(text).toContain(`\n${HOSTILE_NAME}\n`);
  expect(text).toContain(`Rich ${HOSTILE_NAME}`);
  expect(await page.locator('article img').count()).toBe(0);
});

test('Slack’s own markup is drawn', async () => {
  const { say, message, page } = await open();

  await say('/everyone');

  const shown = message('A rich quote');
  await shown.waitFor();
  expect(await shown.locator('strong').allInnerTexts()).toEqual(
    expect.arrayContaining(['bold', 'A point', 'First']),
  );
  expect(await shown.locator('em').first().textContent()).toBe('italic');
  expect(await shown.locator('blockquote').allInnerTexts()).toEqual(['quoted', 'A rich quote']);
  expect(await shown.locator('pre').allInnerTexts()).toEqual(['block', 'aws iam get-account-summary']);
  expect(await shown.getByRole('link', { name: 'a link' }).getAttribute('rel')).toContain('noopener');
  expect(await shown.getByText('@Omar Diaz').count()).toBe(1);
  expect(await shown.getByRole('cell', { name: 'payments-prod' }).count()).toBe(1);
  expect(await page.getByRole('list').filter({ hasText: 'Then that' }).count()).toBe(1);
});

test('a button updates its message in place and keeps the focus', async () => {
  const { say, message, page } = await open();
  await say('/hello buttons');
  const before = await message('you typed “buttons”').getAttribute('data-ts');

  await message('you typed “buttons”').getByRole('button', { name: 'Count' }).click();
  await message('Counted to 2').waitFor();
  await message('Counted to 2').getByRole('button', { name: 'Count' }).focus();
  await page.keyboard.press('Enter');

  await message('Counted to 3').waitFor();
  expect(await message('Counted to 3').getAttribute('data-ts')).toBe(before);
  expect(await focused(page)).toBe('Count');
});

test('a confirmation that is refused does nothing; accepted, it decides, and the message takes the focus', async () => {
  const { say, message, page, button } = await open();
  await say('/hello confirm');
  await message('you typed “confirm”').getByRole('button', { name: 'Deny' }).click();
  const question = page.getByRole('alertdialog', { name: 'Deny the request?' });
  expect(await question.locator('strong').textContent()).toBe('told');

  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  expect(await focused(page)).toBe('Deny');
  await page.keyboard.press('Enter');
  await button('Go back').click();
  await question.waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');

  await message('Denied by you').waitFor();
  expect(await focused(page)).toBe('Fixture, only visible to you');
});

test('an overflow menu is used by keyboard', async () => {
  const { say, message, page } = await open();
  await say('/hello overflow');
  await message('you typed “overflow”').getByRole('button', { name: 'More options' }).focus();

  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Archive' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  await message('Picked Export').waitFor();
});

test('a thread holds its replies, and the channel counts them', async () => {
  const { say, message, page } = await open();
  await say('who has the key?');
  await message('who has the key?').hover();
  await message('who has the key?').getByRole('button', { name: 'Reply in thread' }).click();

  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByRole('combobox', { name: 'Reply in thread' }).click();
  await page.keyboard.type('Omar has it');
  await page.keyboard.press('Enter');

  await thread.getByText('Omar has it').waitFor();
  expect(await page.getByRole('main').getByText('Omar has it').count()).toBe(0);
  await page.getByRole('button', { name: '1 reply' }).waitFor();
  await page.keyboard.press('Escape');
  await thread.waitFor({ state: 'detached' });
});

test('messages in other channels are counted until they are read', async () => {
  const [mia, omar] = [await open('mia'), await open('omar')];
  await omar.goTo('root-approvals');
  await omar.say('please look');

  const link = mia.page.getByRole('button', { name: /root-approvals.*1 unread/ });
  await link.click();

  await mia.message('please look').waitFor();
  expect(await link.count()).toBe(0);
});

test('what is picked in a message reaches the app at once, by keyboard', async () => {
  const { say, message, page } = await open();
  await say('/pickers');
  const select = (name: string) => page.getByRole('combobox', { name });

  await select('Fruit').click();
  await page.keyboard.type('pe');
  await page.getByRole('option', { name: 'Pear' }).waitFor();
  await page.keyboard.press('Enter');
  await message('Got pear').waitFor();
  expect(await select('Fruit').inputValue()).toBe('Pear');
  await select('Person').click();
  await page.keyboard.type('lena');
  await page.keyboard.press('Enter');
  await message('Got U0LENA00001').waitFor();
  await page.getByLabel('Apple').check();
  await message('Got apple').waitFor();
  await page.getByLabel('Start', { exact: true }).pressSequentially('11242026', { delay: 50 });

  await message('Got 2026-11-24').waitFor();
  expect(await page.getByText(/Got \d/).count()).toBe(1);
});

test('a pick whose confirmation is refused is taken back', async () => {
  const { say, message, page, button } = await open();
  await say('/pickers');
  const scope = page.getByRole('combobox', { name: 'Scope' });

  await scope.click();
  await page.getByRole('option', { name: 'Pear' }).click();
  await page.getByRole('alertdialog', { name: 'Sure?' }).waitFor();
  await button('No').click();
  expect(await scope.inputValue()).toBe('');
  await scope.click();
  await page.getByRole('option', { name: 'Pear' }).click();
  await button('Yes').click();

  await message('Got pear').waitFor();
  expect(await page.getByText('Got pear').count()).toBe(1);
});

test('a link to a message leads to it, in this tab or in another one', async () => {
  const { say, page } = await open();
  await say('/linked');
  const link = page.getByRole('link', { name: 'open it' });
  await link.waitFor();
  const address = (await link.getAttribute('href')) ?? '';

  await link.click();

  await page.getByRole('region', { name: 'Messages in #root-alerts' }).waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toContain('What is linked to');
  const other = await page.context().newPage();
  await other.goto(new URL(address, page.url()).href);
  await other.getByRole('region', { name: 'Messages in #root-alerts' }).waitFor();
  await other.getByRole('article').filter({ hasText: 'What is linked to' }).waitFor();
});
