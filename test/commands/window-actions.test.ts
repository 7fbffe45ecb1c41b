import '../support/fakes/errors-of-node.ts';
import { callOf, whileBroken } from '../support/fakes/faults.ts';
import type { WholeApp } from '../support/fakes/rootkeeper.ts';
import { APPROVALS, deskOf, requested, startWithWindows } from '../support/fakes/windows-app.ts';

let whole: WholeApp;

beforeAll(async () => {
  whole = await startWithWindows();
});

afterAll(() => whole.close());

afterEach(async () => {
  for (const person of ['mia', 'omar', 'lena', 'sam']) {
    while (desk(person).modal() !== '') await whole.slack.control.closeModal(person);
  }
});

const desk = (person: string) => deskOf(whole, person);

/** A window that Omar has approved, open now. */
async function opened(): Promise<string> {
  const id = await requested(whole, 'mia');
  await desk('omar').type(`/root-approve ${id}`);
  await desk('mia').card(`${id} open`);
  return id;
}

describe('Approve…', () => {
  test('asks for a note, and tells in its place what was recorded', async () => {
    const id = await requested(whole, 'mia');
    const omar = desk('omar');

    expect(await omar.press('Approve…', APPROVALS, id)).toContain('auditor finding 7');
    await omar.submit({ Note: 'looked at it' });
    await omar.reads(`Recorded: ${id} approved by Omar Diaz`);
    expect(await omar.card(`${id} open`)).toContain('looked at it');
  });

  test('without a note approves too', async () => {
    const id = await requested(whole, 'mia');
    await desk('omar').press('Approve…', APPROVALS, id);
    await desk('omar').submit({});

    await desk('omar').reads(`Recorded: ${id}`);
  });

  test('tells the requester why not, and asks her nothing', async () => {
    await requested(whole, 'mia');

    expect(await desk('mia').press('Approve…')).toMatch(/^Not done: You asked for this window/);
    expect(desk('mia').modal()).toBe('');
  });

  test('is judged again when it is submitted', async () => {
    await requested(whole, 'mia');
    await desk('omar').press('Approve…');
    whole.slack.control.setStanding('omar', 'single-channel guest');
    await desk('omar').submit({});

    await desk('omar').reads('Not done: Guests decide nothing');
    whole.slack.control.setStanding('omar', 'member');
  });

  test('of two at once records one, and tells the other who was first', async () => {
    const id = await requested(whole, 'mia');
    const [omar, lena] = [desk('omar'), desk('lena')];
    await Promise.all([omar.press('Approve…', APPROVALS, id), lena.press('Approve…', APPROVALS, id)]);
    await Promise.all([omar.submit({}), lena.submit({})]);
    const told = await Promise.all([omar.reads(id), lena.reads(id)]);

    expect(told.filter((text) => text.includes('Recorded: '))).toHaveLength(1);
    expect(told.filter((text) => text.includes('Not done: '))).toHaveLength(1);
  });

  test('keeps the note where nothing could be recorded, and says so above it', async () => {
    const id = await requested(whole, 'mia');
    const omar = desk('omar');
    await omar.press('Approve…', APPROVALS, id);
    await whileBroken(whole.faults, 'dynamodb:*', 'error', async () => {
      await omar.submit({ Note: 'typed with care' });
      await omar.reads('Nothing was recorded.');
    });
    if (!omar.modal().includes('typed with care')) await whole.slack.control.closeModal('omar');
    await omar.reads('typed with care');

    await omar.submit({});
    await omar.reads(`Recorded: ${id}`);
    expect(await omar.card(`${id} open`)).toContain('typed with care');
  });

  test('says that it is being recorded where that takes longer than Slack waits', async () => {
    const id = await requested(whole, 'mia');
    const omar = desk('omar');
    await omar.press('Approve…', APPROVALS, id);
    const call = callOf('dynamodb:UpdateItem');
    whole.faults.set({ call, kind: 'hang' });
    expect((await omar.submit({})).kind).toBe('acknowledged');
    await omar.reads('Recording…');
    whole.faults.clear(call);

    await omar.reads(id);
  });

  test('while the store is down says why there is nothing to approve', async () => {
    await requested(whole, 'mia');
    const answer = await whileBroken(whole.faults, 'dynamodb:*', 'error', () =>
      desk('omar').press('Approve…'),
    );

    expect(answer).toContain('Do: ');
  });
});

test('Deny… takes its reason to whoever asked, and a blank one is refused at its field', async () => {
  const id = await requested(whole, 'mia');
  const omar = desk('omar');
  expect(await desk('mia').press('Deny…', APPROVALS, id)).toMatch(/^Not done: /);
  await omar.press('Deny…', APPROVALS, id);

  expect(await omar.submit({ Reason: '\u200b' })).toMatchObject({ kind: 'errors', by: 'app' });
  await omar.submit({ Reason: 'use a central session' });
  await omar.reads(`Recorded: ${id} denied`);
  await desk('mia').card('use a central session');
});

describe('Withdraw', () => {
  test('is the requester’s', async () => {
    const id = await requested(whole, 'mia');

    expect(await desk('mia').press('Withdraw', APPROVALS, id)).toContain(
      `Recorded: ${id} withdrawn by Mia Chen`,
    );
    await desk('omar').card(`${id} withdrawn`);
  });

  test('is refused to everybody else', async () => {
    await requested(whole, 'mia');

    expect(await desk('omar').press('Withdraw')).toMatch(/^Not done: /);
  });
});

test('I’m done closes an open window, Review… signs it off', async () => {
  const id = await opened();

  expect(await desk('mia').press("I'm done", APPROVALS, id)).toContain(`Recorded: ${id} closed`);
  await desk('omar').card(`${id} closed, not reviewed`);
  expect(await desk('mia').press('Review…', APPROVALS, id)).toMatch(/^Not done: You asked for this window/);
  expect(await desk('lena').press('Review…', APPROVALS, id)).toContain('What was done');
  await desk('lena').submit({ 'What was done': 'MFA delete is on' });
  await desk('lena').reads(`Recorded: ${id} reviewed by Lena Fischer`);
});

test('Revoke… ends an open window, with the reason', async () => {
  const id = await opened();
  expect(await desk('mia').press('Revoke…', APPROVALS, id)).toMatch(/^Not done: /);
  await desk('lena').press('Revoke…', APPROVALS, id);
  await desk('lena').submit({ Reason: 'not now' });

  await desk('lena').reads(`Recorded: ${id} REVOKED`);
  await desk('mia').card('not now');
});

describe('History', () => {
  test('is shown in a modal to those who may see windows', async () => {
    const id = await requested(whole, 'mia');

    expect(await desk('lena').press('History', APPROVALS, id)).toContain(`${id}. Chain verified: 1 entry`);
  });

  test('is not shown to others', async () => {
    const id = await requested(whole, 'mia');
    const answer = await desk('sam').press('History', APPROVALS, id);

    expect(answer).toContain('You are not among those who may see');
    expect(answer).not.toContain(`${id}. Chain`);
  });
});
