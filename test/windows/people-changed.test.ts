import '../support/fakes/errors-of-node.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { dateAndTime } from '../../src/slack/text/time.ts';
import { requested } from '../support/fakes/windows-app.ts';
import { type Company, startCompany } from './support/company.ts';
import { openModal } from './support/screens.ts';

const GROUP = ['mia', 'omar', 'lena', 'ravi'];
/** What is recorded of an approval that Omar tries as a guest. */
const AS_A_GUEST = {
  by: { name: 'Omar Diaz' },
  tried: 'approved',
  why: expect.stringContaining('Guests decide nothing'),
};
const AFTER_THREE_DAYS = { default: { approvers: { groups: ['S0SECTEAM01'], minimumDays: 3 } } };

let company: Company;

beforeAll(async () => {
  company = await startCompany({ apps: 1 });
});

afterAll(() => company.close());

const desk = (person: string) => company.desk(person);

async function approvalsOf(id: string): Promise<readonly string[]> {
  const { approvals } = await company.record.window(id);
  return approvals.map(({ by }) => by.name);
}

describe('somebody who leaves the company between request and click', () => {
  afterEach(() => {
    for (const person of ['mia', 'lena', 'omar']) company.control.setStanding(person, 'member');
  });

  test.each([
    ['asked', 'mia', 'Mia Chen'],
    ['was to sign in', 'lena', 'Lena Fischer'],
  ])('and %s gets no window: nobody can approve it, and it can be denied', async (_, person, name) => {
    const line = 'payments-prod for 1h task "S3 MFA delete" because "who is still here" operator @lena';
    const id = await requested(company, 'mia', line);
    company.control.setStanding(person, 'deactivated');

    const told = await desk('omar').type(`/root-approve ${id}`);

    expect(told).toMatch(/^Not done: /);
    expect(told).toContain(name);
    expect(await approvalsOf(id)).toEqual([]);
    expect((await company.record.refused(id)).kept).toMatchObject([{ by: { name: 'Omar Diaz' } }]);
    const denied = await desk('omar').type(`/root-deny ${id} they have left`);
    expect(denied).toContain(`Recorded: ${id} denied`);
  });

  test('leaves a window that is open to be stopped by an approver', async () => {
    const id = await requested(company, 'mia');
    await desk('omar').type(`/root-approve ${id}`);
    await desk('omar').card(`${id} open until`);
    company.control.setStanding('mia', 'deactivated');

    await openModal(company.control, 'omar', 'Revoke…', id);
    await company.control.submit('omar', { Reason: 'Mia has left' });

    await desk('omar').reads(`Recorded: ${id} REVOKED by Omar Diaz`);
    expect((await company.record.window(id)).state).toBe('revoked');
  });
});

describe('somebody who becomes a guest between request and click', () => {
  afterEach(() => company.control.setStanding('omar', 'member'));

  test.each(['multi-channel guest', 'single-channel guest'] as const)(
    'no longer approves (%s), which is recorded, and others still do',
    async (standing) => {
      const id = await requested(company, 'mia');
      company.control.setStanding('omar', standing);

      const told = await desk('omar').type(`/root-approve ${id}`);

      expect(told).toMatch(/^Not done: /);
      expect((await company.record.refused(id)).kept).toMatchObject([AS_A_GUEST]);
      expect(await approvalsOf(id)).toEqual([]);
      expect(await desk('lena').type(`/root-approve ${id}`)).toContain('Recorded:');
    },
  );

  test('does not approve with a modal that was opened before', async () => {
    const id = await requested(company, 'mia');
    await openModal(company.control, 'omar', 'Approve…', id);
    company.control.setStanding('omar', 'multi-channel guest');

    await company.control.submit('omar', {});

    await desk('omar').reads('Not done: ');
    expect((await company.record.refused(id)).kept).toMatchObject([AS_A_GUEST]);
    expect(await approvalsOf(id)).toEqual([]);
  });
});

test('an approval counts no longer once whoever gave it is a guest, and another one is needed', async () => {
  await company.governedBy({ default: { approvers: { groups: ['S0SECTEAM01'] }, quorum: 2 } });
  const id = await requested(company, 'mia');
  expect(await desk('omar').type(`/root-approve ${id}`)).toContain('1 of 2 approvals');
  company.control.setStanding('omar', 'multi-channel guest');

  expect(await desk('lena').type(`/root-approve ${id}`)).toContain('1 of 2 approvals');

  expect(await approvalsOf(id)).toEqual(['Lena Fischer']);
  expect(await desk('ravi').type(`/root-approve ${id}`)).toContain('2 of 2 approvals');
  expect(await approvalsOf(id)).toEqual(['Lena Fischer', 'Ravi Patel']);
  expect(await company.record.verdict(id)).toEqual({ kind: 'whole' });
  company.control.setStanding('omar', 'member');
});

test('somebody whom the app first saw among the approvers yesterday may not approve yet, and may once the days are over', async () => {
  company.control.setGroupMembers('security-team', GROUP);
  await company.governedBy(AFTER_THREE_DAYS);
  await company.leap(3 * DAY);
  company.control.setGroupMembers('security-team', [...GROUP, 'sam']);
  await company.leap(2 * HOUR);
  const firstSeen = company.clock.now();
  await company.leap(DAY);
  const id = await requested(company, 'mia');

  const told = await desk('sam').type(`/root-approve ${id}`);

  expect(told).toMatch(/^Not done: You were first seen among the approvers too recently/);
  expect(told).toContain(`you may decide from ${dateAndTime(firstSeen + 3 * DAY, company.clock.now())} on`);
  expect(await desk('omar').type(`/root-approve ${id}`)).toContain('Recorded:');

  await company.leap(2 * DAY);
  const later = await requested(company, 'mia');
  expect(await desk('sam').type(`/root-approve ${later}`)).toContain('Recorded:');
});

test('somebody who leaves the approvers and comes back is as new as anybody', async () => {
  company.control.setGroupMembers('security-team', GROUP);
  await company.governedBy(AFTER_THREE_DAYS);
  await company.leap(3 * DAY);
  company.control.setGroupMembers('security-team', ['mia', 'omar', 'lena']);
  await company.leap(2 * HOUR);
  company.control.setGroupMembers('security-team', GROUP);
  await company.leap(2 * HOUR);
  const id = await requested(company, 'mia');

  expect(await desk('ravi').type(`/root-approve ${id}`)).toContain('too recently');
  expect(await desk('lena').type(`/root-approve ${id}`)).toContain('Recorded:');
});
