import '../support/fakes/errors-of-node.ts';
import { whileBroken } from '../support/fakes/faults.ts';
import type { WholeApp } from '../support/fakes/rootkeeper.ts';
import { deskOf, requested, startWithWindows } from '../support/fakes/windows-app.ts';

let whole: WholeApp;

beforeAll(async () => {
  whole = await startWithWindows();
});

afterAll(() => whole.close());

const desk = (person: string) => deskOf(whole, person);

describe('/root-approve', () => {
  test('approves, with a note that is kept exactly', async () => {
    const id = await requested(whole, 'mia');
    const answer = await desk('omar').type(`/root-approve ${id}   see *this*  & “that”`);

    expect(answer).toContain(`Recorded: ${id} approved by Omar Diaz`);
    const history = await desk('omar').type(`/root-windows ${id}`);
    expect(history).toContain('Note: “see *this*  & “that””');
    expect(await desk('mia').card(`${id} open until`)).toContain('Approved: by Omar Diaz');
  });

  test('takes the id however it is typed, and needs no note', async () => {
    const id = await requested(whole, 'mia');

    expect(await desk('omar').type(`/root-approve ${id.slice(3).toLowerCase()}`)).toContain(
      `Recorded: ${id}`,
    );
  });

  test('is refused to who asked, to the operator, and to people outside of the team', async () => {
    const line = 'payments-prod for 1h task "S3 MFA delete" because "x" operator @lena';
    const id = await requested(whole, 'mia', line);

    expect(await desk('mia').type(`/root-approve ${id}`)).toMatch(/^Not done: You asked for this window/);
    expect(await desk('lena').type(`/root-approve ${id}`)).toMatch(/^Not done: /);
    expect(await desk('sam').type(`/root-approve ${id}`)).toMatch(/^Not done: /);
    expect(await desk('gus').type(`/root-approve ${id}`)).toMatch(/^Not done: /);
    expect(await desk('omar').type(`/root-windows ${id}`)).toContain('REFUSED: 4 attempts');
  });

  test('of what somebody has decided already says who and when', async () => {
    const id = await requested(whole, 'mia');
    await desk('omar').type(`/root-approve ${id}`);

    expect(await desk('lena').type(`/root-approve ${id}`)).toMatch(/^Not done: .*Omar Diaz/);
  });

  test('of a window that there is not says so', async () => {
    expect(await desk('omar').type('/root-approve RW-000000')).toContain('There is no window RW-000000.');
  });

  test.each(['', 'payments-prod looks fine'])('without an id says what is missing: “%s”', async (typed) => {
    const answer = await desk('omar').type(`/root-approve ${typed}`);

    expect(answer).toContain('Do: type /root-approve RW-… [note]');
  });

  test('tells that nothing was recorded while the store is down, and changes nothing', async () => {
    const id = await requested(whole, 'mia');
    const answer = await whileBroken(whole.faults, 'dynamodb:*', 'error', () =>
      desk('omar').type(`/root-approve ${id}`),
    );

    expect(answer).toContain('Nothing was recorded.');
    expect(await desk('omar').type(`/root-windows ${id}`)).toContain('HISTORY: 1 entry');
  });
});

describe('/root-deny', () => {
  test('denies, and tells the reason', async () => {
    const id = await requested(whole, 'mia');

    expect(await desk('omar').type(`/root-deny ${id} ask for help`)).toContain(`Recorded: ${id} denied`);
    expect(await desk('mia').card(`${id} denied`)).toContain('ask for help');
  });

  test('needs its reason', async () => {
    const id = await requested(whole, 'mia');

    expect(await desk('omar').type(`/root-deny ${id}`)).toContain('a denial needs its reason');
    expect(await desk('omar').type(`/root-windows ${id}`)).toContain('HISTORY: 1 entry');
  });
});

describe('/root-close', () => {
  test('ends an open window, whoever of those concerned types it', async () => {
    const id = await requested(whole, 'mia');
    await desk('omar').type(`/root-approve ${id}`);

    expect(await desk('sam').type(`/root-close ${id}`)).toMatch(/^Not done: /);
    expect(await desk('mia').type(`/root-close ${id}`)).toContain(`Recorded: ${id} closed by Mia Chen`);
  });

  test('takes nothing but the id', async () => {
    const id = await requested(whole, 'mia');

    expect(await desk('mia').type(`/root-close ${id} all done`)).toContain('nothing but the id');
  });

  test('of a request that is undecided is refused', async () => {
    const id = await requested(whole, 'mia');

    expect(await desk('mia').type(`/root-close ${id}`)).toMatch(/^Not done: /);
  });
});

test.each(['/root-approve', '/root-deny', '/root-close'])('%s help says how', async (command) => {
  expect(await desk('sam').type(`${command} help`)).toContain(`${command} RW-…`);
});
