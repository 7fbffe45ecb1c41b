import '../support/fakes/errors-of-node.ts';
import type { FaultKind } from '../../sandbox/process/fault-book.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { eventually } from '../support/fakes/eventually.ts';
import { whileBroken } from '../support/fakes/faults.ts';
import { requested } from '../support/fakes/windows-app.ts';
import { type Company, startCompany } from './support/company.ts';
import { APPROVALS, cardsOf, openModal } from './support/screens.ts';

const NOTHING = /^Nothing was recorded\./;

let company: Company;

beforeAll(async () => {
  company = await startCompany();
});

afterAll(() => company.close());

const desk = (person: string) => company.desk(person);
/** Each with its place, so that one that is posted anew is another. */
const cards = (id: string) =>
  cardsOf(company.control, 'lena', APPROVALS, id).map(({ ts, plainText }) => ({ ts, plainText }));

/** A request whose card shows everything that it will show until somebody decides. */
async function settledRequest(): Promise<string> {
  const id = await requested(company, 'mia');
  await eventually('the card shows the root user', () => cards(id)[0]?.plainText.includes('Root (measured'));
  return id;
}

function whileDown<T>(kind: FaultKind, work: () => Promise<T>): Promise<T> {
  return whileBroken(company.faults, 'dynamodb:*', kind, work);
}

/** Nothing of the window is other than before, also once the store is back and a sweep has looked. */
async function expectUntouched(id: string, before: ReturnType<typeof cards>): Promise<void> {
  expect(cards(id)).toEqual(before);
  await company.pass(MINUTE);
  expect(cards(id)).toEqual(before);
  const { history } = await company.record.window(id);
  expect(history.map(({ event }) => event.type)).toEqual(['requested']);
}

const DOWN: readonly FaultKind[] = ['error', 'garbage'];

describe.each(DOWN)('while the store answers with %s', (kind) => {
  test.each([
    ['/root-approve', 'omar', ' looks fine'],
    ['/root-deny', 'omar', ' ask for less'],
    ['/root-close', 'mia', ''],
  ])(
    'who types %s is told that nothing was recorded, and the card stays as it is',
    async (command, person, text) => {
      const id = await settledRequest();
      const before = cards(id);

      const told = await whileDown(kind, () => desk(person).type(`${command} ${id}${text}`));

      expect(told).toMatch(NOTHING);
      expect(told).toContain('break-glass runbook');
      await expectUntouched(id, before);
    },
  );

  test.each([
    ['Approve…', 'omar'],
    ['Deny…', 'omar'],
    ['Withdraw', 'mia'],
  ])(
    'who presses %s is told that nothing was recorded, and the card stays as it is',
    async (label, person) => {
      const id = await settledRequest();
      const before = cards(id);

      const told = await whileDown(kind, () => desk(person).press(label, APPROVALS, id));

      expect(told).toMatch(NOTHING);
      expect(told).toContain(id);
      await expectUntouched(id, before);
    },
  );

  test('who submits a decision is told so above what they wrote, and can submit it once the store is back', async () => {
    const id = await settledRequest();
    const before = cards(id);
    await openModal(company.control, 'omar', 'Approve…', id);

    await whileDown(kind, async () => {
      await company.control.submit('omar', { Note: 'typed with care' });
      await desk('omar').reads('Nothing was recorded.');
    });
    await expectUntouched(id, before);

    if (!desk('omar').modal().includes('typed with care')) await company.control.closeModal('omar');
    await company.control.submit('omar', {});
    await desk('omar').reads(`Recorded: ${id} approved by Omar Diaz`);
    expect((await company.record.window(id)).approvals).toMatchObject([{ note: 'typed with care' }]);
    await company.control.closeModal('omar');
  });

  test('who asks for a window is told that nothing was recorded, and nothing is', async () => {
    const told = await whileDown(kind, () =>
      desk('mia').type(
        `/root-request payments-prod for 1h task "S3 MFA delete" because "store down: ${kind}"`,
      ),
    );

    expect(told).toMatch(NOTHING);
    expect(await company.record.withReason(`store down: ${kind}`)).toEqual([]);
  });
});

test('where only the writing of the decision fails, nothing is recorded either', async () => {
  const id = await settledRequest();
  const before = cards(id);

  const told = await whileBroken(company.faults, 'dynamodb:UpdateItem', 'error', () =>
    desk('omar').type(`/root-approve ${id}`),
  );

  expect(told).toMatch(NOTHING);
  await expectUntouched(id, before);
});

test('a store that turns everything away for longer than Slack waits is told of as well', async () => {
  const id = await settledRequest();
  const before = cards(id);
  await openModal(company.control, 'omar', 'Approve…', id);

  await whileDown('throttle', async () => {
    await company.control.submit('omar', { Note: 'typed with care' });
    await desk('omar').reads('Recording…');
    await company.control.waitFor(
      () => (desk('omar').modal().includes('Nothing was recorded.') ? true : undefined),
      30_000,
    );
  });

  expect(desk('omar').modal()).toContain('Nothing was recorded.');
  expect(desk('omar').modal()).toContain('typed with care');
  await expectUntouched(id, before);
});
