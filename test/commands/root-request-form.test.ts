import '../support/fakes/errors-of-node.ts';
import { callOf, whileBroken } from '../support/fakes/faults.ts';
import type { WholeApp } from '../support/fakes/rootkeeper.ts';
import { deskOf, requested, startWithWindows } from '../support/fakes/windows-app.ts';

let whole: WholeApp;

beforeAll(async () => {
  whole = await startWithWindows();
});

afterAll(() => whole.close());

afterEach(async () => {
  for (const person of ['mia', 'sam', 'ravi', 'omar']) {
    while (desk(person).modal() !== '') await whole.slack.control.closeModal(person);
  }
});

const desk = (person: string) => deskOf(whole, person);

const FIELDS = { Task: 'Enable or disable S3 MFA delete', Reason: 'auditor finding 7' };

describe('/root-request', () => {
  test('opens the form before anything is looked up, and then says who may approve', async () => {
    const mia = desk('mia');

    expect(await mia.open('/root-request payments-prod')).toContain('Accounts: payments-prod');
    expect(await mia.reads('Who may approve:')).toContain('Lena Fischer, Omar Diaz and Ravi Patel');
  });

  test('opens it while the store is down, and says then that it cannot be looked up', async () => {
    const mia = desk('mia');
    await whileBroken(whole.faults, 'dynamodb:*', 'error', async () => {
      whole.clock.moveTo(whole.clock.now() + 60_000);
      expect(await mia.open('/root-request payments-prod')).toContain('Root-access window');
      await mia.reads('Do: ');
    });
  });

  test('tells in the form’s place that somebody may not ask', async () => {
    const sam = desk('sam');
    await sam.open('/root-request');

    expect(await sam.reads('You are not among those who may ask')).not.toContain('Reason');
  });

  test('with a text too long for the form says what to do', async () => {
    expect(await desk('mia').type(`/root-request ${'a'.repeat(151)}`)).toContain('at most 150 characters');
  });
});

describe('the form', () => {
  test('offers accounts and scopes that fit what was typed', async () => {
    const mia = desk('mia');
    await mia.open('/root-request');
    await mia.choose('Accounts', ['search-prod 222233334444', 'prod']);

    expect(await mia.reads('For 2 accounts')).toContain('search-prod 222233334444');
  });

  test('offers nothing to somebody who may not ask', async () => {
    const sam = desk('sam');
    await whileBroken(whole.faults, 'slack:views.update', 'error', async () => {
      await sam.open('/root-request');
      await expect(sam.choose('Accounts', ['search-prod 222233334444'])).rejects.toThrow('There are: none');
    });
  });

  test('asks why root all the same, once a task is chosen that no longer needs it', async () => {
    const mia = desk('mia');
    await mia.open('/root-request payments-prod');
    await mia.choose('Task', 'Delete root access keys or signing certificates');

    expect(await mia.reads('Why root all the same')).toContain('sts:AssumeRoot');
  });

  test('asks for the start once it is not to be now', async () => {
    const mia = desk('mia');
    await mia.open('/root-request payments-prod');
    await mia.choose('When', 'At a time');

    await mia.reads('Start:');
  });

  test('draws the newest of several changes in quick succession', async () => {
    const mia = desk('mia');
    await mia.open('/root-request payments-prod');
    await mia.reads('Who may approve:');
    await mia.choose('When', 'At a time');
    await mia.choose('Operator', 'omar');

    const drawn = await mia.reads('Who may approve: Lena Fischer and Ravi Patel');
    expect(drawn).toContain('Start:');
  });

  test('submitted tells where the card is', async () => {
    const mia = desk('mia');
    await mia.open('/root-request payments-prod');
    await mia.submit(FIELDS);

    expect(await mia.reads('pending, 0 of 1 approval')).toContain('Its card is in #root-approvals.');
    await desk('omar').card('auditor finding 7');
  });

  test('submitted twice, as Slack delivers it now and then, is one request', async () => {
    const mia = desk('mia');
    await mia.open('/root-request search-prod');
    await mia.choose('Task', FIELDS.Task);
    whole.slack.control.deliverTwice(1);
    await mia.submit({ Reason: 'only once' });
    await mia.reads('pending, 0 of 1 approval');

    const list = await mia.type('/root-windows search-prod');
    expect(list).toMatch(/Root-access windows, search-prod: 1\b/);
  });

  test('says what is wrong at the fields, and keeps what was typed', async () => {
    const mia = desk('mia');
    await mia.open('/root-request payments-prod');
    const submitted = await mia.submit({ ...FIELDS, Duration: '90d', Ticket: 'nonsense' });

    expect(submitted).toMatchObject({
      kind: 'errors',
      by: 'app',
      errors: {
        Duration: expect.stringContaining('at most'),
        Ticket: expect.stringContaining('The ticket must be like SEC-123'),
      },
    });
    expect(mia.modal()).toContain('auditor finding 7');
  });

  test('says at its field that a duration cannot be read', async () => {
    const mia = desk('mia');
    await mia.open('/root-request payments-prod');

    expect(await mia.submit({ ...FIELDS, Duration: 'a while' })).toMatchObject({
      errors: { Duration: expect.stringContaining('not understood') },
    });
  });

  test('is kept with everything typed where nothing could be recorded', async () => {
    const mia = desk('mia');
    await mia.open('/root-request payments-prod');
    await mia.reads('Who may approve:');
    await whileBroken(whole.faults, 'dynamodb:*', 'error', async () => {
      await mia.submit({ ...FIELDS, Reason: 'typed with care' });
      await mia.reads('Nothing was recorded.');
    });
    await closeUntil(mia, 'typed with care');

    await mia.submit({});
    await mia.reads('pending, 0 of 1 approval');
  });

  test('says that it is being recorded where the store takes longer than Slack waits, and then what came of it', async () => {
    const mia = desk('mia');
    await mia.open('/root-request payments-prod');
    await mia.reads('Who may approve:');
    const call = callOf('dynamodb:PutItem');
    whole.faults.set({ call, kind: 'hang' });
    const submitted = await mia.submit({ ...FIELDS, Reason: 'slow store' });
    expect(submitted.kind).toBe('acknowledged');
    await mia.reads('Recording…');
    whole.faults.clear(call);

    await mia.reads('pending, 0 of 1 approval');
  });
});

test('a form whose recording fails late is given back with everything that was typed', async () => {
  const mia = desk('mia');
  await mia.open('/root-request payments-prod');
  await mia.reads('Who may approve:');
  const call = callOf('dynamodb:*');
  whole.faults.set({ call, kind: 'hang' });
  await mia.submit({ ...FIELDS, Reason: 'typed with care, twice' });
  await mia.reads('Recording…');
  whole.faults.set({ call, kind: 'error' });
  const given = await mia.reads('typed with care, twice');
  whole.faults.clear(call);

  expect(given).toContain('Do: ');
  expect(given).not.toContain('Recording…');
  await mia.submit({});
  await mia.reads('pending, 0 of 1 approval');
});

describe('More time…', () => {
  test('opens the form for the same again, naming the window', async () => {
    const id = await requested(whole, 'mia', 'search-prod for 1h task "S3 MFA delete" because "first"');
    await desk('omar').type(`/root-approve ${id}`);
    const mia = desk('mia');
    await mia.card(`${id} open`);

    expect(await mia.press('More time…')).toContain(`More time for ${id}`);
    expect(mia.modal()).toContain('Accounts: search-prod 222233334444');
    await mia.submit({ Reason: 'second' });
    await mia.reads('pending, 0 of 1 approval');
    expect(await desk('omar').card('second')).toContain(id);
  });
});

/** Closes what is told above the form, where something is. */
async function closeUntil(person: ReturnType<typeof desk>, text: string): Promise<void> {
  if (!person.modal().includes(text)) await whole.slack.control.closeModal('mia');
  await person.reads(text);
}
