import '../support/fakes/errors-of-node.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { eventually } from '../support/fakes/eventually.ts';
import { requested } from '../support/fakes/windows-app.ts';
import { type Company, startCompany, type WindowsSection } from './support/company.ts';
import { APPROVALS, cardsOf, openModal } from './support/screens.ts';

let company: Company;

beforeAll(async () => {
  // Each change of policy is a restart: one process restarts sooner.
  company = await startCompany({ apps: 1 });
});

afterAll(() => company.close());

const desk = (person: string) => company.desk(person);

/** A request made under one policy, with the other one in force afterwards. */
async function requestedUnder(
  then: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
  line?: string,
): Promise<string> {
  await company.governedBy(policy(then));
  const id = await requested(company, 'mia', line);
  await company.governedBy(policy(now));
  return id;
}

function policy(settings: Readonly<Record<string, unknown>>): WindowsSection {
  return { default: { approvers: { groups: ['S0SECTEAM01'] }, ...settings } };
}

describe('a policy that is loosened between request and click', () => {
  test('makes no difference: as many must approve as were to when it was asked for', async () => {
    const id = await requestedUnder({ quorum: 2 }, { quorum: 1 });

    expect(await desk('omar').type(`/root-approve ${id}`)).toContain('1 of 2 approvals');
    await desk('lena').card(`${id} pending, 1 of 2 approvals`);
    expect(await desk('lena').type(`/root-approve ${id}`)).toContain('2 of 2 approvals');
  });

  test('makes nobody an approver who was none', async () => {
    const approvers = { users: ['U0OMAR00001'] };
    const id = await requestedUnder({ approvers }, {});

    const told = await desk('lena').type(`/root-approve ${id}`);

    expect(told).toMatch(/^Not done: You are not among the approvers of this window under the policy it was/);
    expect(await desk('omar').type(`/root-approve ${id}`)).toContain('Recorded:');
  });
});

describe('a policy that is tightened between request and click', () => {
  test('asks for more approvals at once', async () => {
    const id = await requestedUnder({}, { quorum: 2 });

    expect(await desk('omar').type(`/root-approve ${id}`)).toContain('1 of 2 approvals');
    expect((await company.record.window(id)).approvals.map(({ by }) => by.name)).toEqual(['Omar Diaz']);
    await desk('omar').card(`${id} pending, 1 of 2 approvals`);
    expect(await desk('lena').type(`/root-approve ${id}`)).toContain('2 of 2 approvals');
  });

  test('stands in the record with each decision, by its hash', async () => {
    const id = await requestedUnder({}, { quorum: 2 });
    await desk('omar').type(`/root-approve ${id}`);

    const { history, request } = await company.record.window(id);
    const [asked, approved] = history.map((entry) => entry.policy);
    expect(asked).toEqual({ hash: request.policyHash, quorum: 1 });
    expect(approved).toMatchObject({ quorum: 2 });
    expect(approved?.hash).not.toBe(asked?.hash);
  });

  test('takes the approval away from who is no approver any more', async () => {
    const id = await requestedUnder({}, { approvers: { users: ['U0LENA00001'] } });

    const told = await desk('omar').type(`/root-approve ${id}`);

    expect(told).toContain('any more: the policy has changed since it was requested');
    expect(await desk('lena').type(`/root-approve ${id}`)).toContain('Recorded:');
  });

  test.each([
    ['a shorter window', { maxDurationHours: 0.5 }, 'windows may be 30 min long at most'],
    ['a ticket', { ticket: { required: true } }, 'a ticket is required'],
    ['a decision in less time', { lapseHours: 0.25 }, 'under it the request lapsed at'],
  ])('refuses an approval where it asks for %s, and a denial still counts', async (_, stricter, why) => {
    const id = await requestedUnder({}, stricter);
    await company.leap(20 * MINUTE);

    const told = await desk('omar').type(`/root-approve ${id}`);

    expect(told).toMatch(/^Not done: The policy is stricter now than when this was requested/);
    expect(told).toContain(why);
    expect(await desk('omar').type(`/root-deny ${id} ask again`)).toContain(`Recorded: ${id} denied`);
  });

  test('leaves a window that is open to be revoked and reviewed', async () => {
    await company.governedBy(policy({}));
    const id = await requested(company, 'mia');
    await desk('omar').type(`/root-approve ${id}`);
    await company.governedBy(policy({ maxDurationHours: 0.25, ticket: { required: true }, quorum: 2 }));

    expect(await desk('lena').type(`/root-close ${id}`)).toContain(`Recorded: ${id} closed by Lena Fischer`);
    const card = () => cardsOf(company.control, 'ravi', APPROVALS, id)[0]?.plainText ?? '';
    await eventually('its review is asked for', () => card().includes('[Review…]'));
    await openModal(company.control, 'ravi', 'Review…', id);
    await company.control.submit('ravi', { 'What was done': 'nothing at all' });
    await desk('ravi').reads(`Recorded: ${id} reviewed by Ravi Patel`);
  });
});
