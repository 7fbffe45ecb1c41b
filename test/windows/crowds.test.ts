import '../support/fakes/errors-of-node.ts';
import { timeOfDay } from '../../src/slack/text/time.ts';
import { eventually } from '../support/fakes/eventually.ts';
import { requested } from '../support/fakes/windows-app.ts';
import { type Company, startCompany } from './support/company.ts';
import { APPROVALS, atOnce, cardsOf, openModal } from './support/screens.ts';

const CROWD = Array.from({ length: 50 }, (_, n) => `colleague${n + 1}`);
const OPENING_AT_ONCE = 5;

let company: Company;

beforeAll(async () => {
  const approvers = { groups: ['S0SECTEAM01'] };
  company = await startCompany({
    colleagues: CROWD.length,
    windows: { policies: { payments: { approvers, quorum: 3 }, search: { approvers, quorum: 1 } } },
  });
});

afterAll(() => company.close());

function typed(id: string): Promise<readonly string[]> {
  const approve = (person: string) => company.control.say(person, '#security', `/root-approve ${id}`);
  return atOnce(company.control, CROWD, approve);
}

/** Everybody has the modal in front of them before anybody submits it. */
async function pressed(id: string): Promise<readonly string[]> {
  for (let n = 0; n < CROWD.length; n += OPENING_AT_ONCE) {
    const some = CROWD.slice(n, n + OPENING_AT_ONCE);
    await Promise.all(some.map((person) => openModal(company.control, person, 'Approve…', id)));
  }
  return atOnce(company.control, CROWD, (person) => company.control.submit(person, {}));
}

describe.each([
  ['typed', typed],
  ['pressed on the card', pressed],
])('fifty approvals, %s at the same instant through two processes,', (_, approveAll) => {
  test.each([
    ['three', 'payments-prod', 3],
    ['one', 'search-prod', 1],
  ])(
    'come to exactly %s where so many are asked for, and everybody else is told by whom and when',
    async (_count, account, quorum) => {
      expect(company.control.connectedApps()).toBe(2);
      const id = await requested(company, 'mia', `${account} for 1h task "S3 MFA delete" because "crowd"`);

      const told = await approveAll(id);

      const window = await company.record.window(id);
      const approvals = window.history.filter(({ event }) => event.type === 'approved');
      const deciding = window.approvals.at(-1);
      expect(approvals).toHaveLength(quorum);
      expect(new Set(window.approvals.map(({ by }) => by.id)).size).toBe(quorum);
      expect(window).toMatchObject({ state: 'approved', period: { start: deciding?.at } });
      expect(await company.record.verdict(id)).toEqual({ kind: 'whole' });

      const recorded = told.filter((text) => text.startsWith('Recorded: '));
      expect(recorded.sort()).toEqual(
        window.approvals
          .map(
            ({ by }, n) =>
              `Recorded: ${id} approved by ${by.name}, ${n + 1} of ${quorum} approval${quorum === 1 ? '' : 's'}.`,
          )
          .sort(),
      );
      const tooLate = `Not done: Already approved by ${deciding?.by.name} at ${timeOfDay(deciding?.at ?? 0)};`;
      expect(told.filter((text) => text.startsWith(tooLate))).toHaveLength(CROWD.length - quorum);
      const { kept, beyond } = await company.record.refused(id);
      expect(kept.length + beyond).toBe(CROWD.length - quorum);
    },
  );
});

test('one card shows who approved, and offers nobody to approve any more', async () => {
  const id = await requested(company, 'mia', 'payments-prod for 1h task "S3 MFA delete" because "one card"');

  await typed(id);

  const { approvals } = await company.record.window(id);
  await eventually('the card shows that it is open', () => cardOf(id)?.startsWith(`${id} open until`));
  for (const { by } of approvals) expect(cardOf(id)).toContain(`by ${by.name}`);
  expect(cardOf(id)).not.toContain('[Approve…]');
  expect(cardsOf(company.control, 'mia', APPROVALS, id)).toHaveLength(1);
});

function cardOf(id: string): string | undefined {
  return cardsOf(company.control, 'mia', APPROVALS, id)[0]?.plainText;
}
