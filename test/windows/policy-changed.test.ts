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

function cardText(id: string): string {
  return cardsOf(company.control, 'ravi', APPROVALS, id)[0]?.plainText ?? '';
}

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
  /** All asked for under the same policy: each test takes one. */
  const asked: string[] = [];
  const another = () => {
    const id = asked.shift();
    if (id === undefined) throw new Error('More windows must be asked for');
    return id;
  };
  beforeAll(async () => {
    await company.governedBy(policy({}));
    for (let n = 0; n < 7; n += 1) asked.push(await requested(company, 'mia'));
  });

  test('leaves a window that is open to be revoked and reviewed', async () => {
    const id = another();
    await desk('omar').type(`/root-approve ${id}`);
    await company.governedBy(policy({ maxDurationHours: 0.25, ticket: { required: true }, quorum: 2 }));

    expect(await desk('lena').type(`/root-close ${id}`)).toContain(`Recorded: ${id} closed by Lena Fischer`);
    await eventually('its review is asked for', () => cardText(id).includes('[Review…]'));
    await openModal(company.control, 'ravi', 'Review…', id);
    await company.control.submit('ravi', { 'What was done': 'nothing at all' });
    await desk('ravi').reads(`Recorded: ${id} reviewed by Ravi Patel`);
  });

  test('asks for more approvals at once', async () => {
    const id = another();
    await company.governedBy(policy({ quorum: 2 }));

    expect(await desk('omar').type(`/root-approve ${id}`)).toContain('1 of 2 approvals');
    expect((await company.record.window(id)).approvals.map(({ by }) => by.name)).toEqual(['Omar Diaz']);
    await eventually('its card says so', () => cardText(id).includes(`${id} pending, 1 of 2 approvals`));
    expect(await desk('lena').type(`/root-approve ${id}`)).toContain('2 of 2 approvals');
  });

  test('stands in the record with each decision, by its hash', async () => {
    const id = another();
    await company.governedBy(policy({ quorum: 2 }));
    await desk('omar').type(`/root-approve ${id}`);

    const { history, request } = await company.record.window(id);
    const [requestedBy, approved] = history.map((entry) => entry.policy);
    expect(requestedBy).toEqual({ hash: request.policyHash, quorum: 1 });
    expect(approved).toMatchObject({ quorum: 2 });
    expect(approved?.hash).not.toBe(requestedBy?.hash);
  });

  test('takes the approval away from who is no approver any more', async () => {
    const id = another();
    await company.governedBy(policy({ approvers: { users: ['U0LENA00001'] } }));

    const told = await desk('omar').type(`/root-approve ${id}`);

    expect(told).toContain('any more: the policy has changed since it was requested');
    expect(await desk('lena').type(`/root-approve ${id}`)).toContain('Recorded:');
  });

  test.each([
    ['a shorter window', { maxDurationHours: 0.5 }, 'windows may be 30 min long at most'],
    ['a ticket', { ticket: { required: true } }, 'a ticket is required'],
    ['a decision in less time', { lapseHours: 0.25 }, 'under it the request lapsed at'],
  ])('refuses an approval where it asks for %s, and a denial still counts', async (_, stricter, why) => {
    const id = another();
    await company.governedBy(policy(stricter));
    await company.leap(20 * MINUTE);

    const told = await desk('omar').type(`/root-approve ${id}`);

    expect(told).toMatch(/^Not done: The policy is stricter now than when this was requested/);
    expect(told).toContain(why);
    expect(await desk('omar').type(`/root-deny ${id} ask again`)).toContain(`Recorded: ${id} denied`);
  });
});
