import type { NeededCustody } from '../../../src/domain/approval-policy/custody.ts';
import { mayApprove, mayDecide } from '../../../src/domain/approval-policy/may-approve.ts';
import type {
  GroupMembership,
  PersonFacts,
  Standing,
} from '../../../src/domain/approval-policy/person-facts.ts';
import { approverPool } from '../../../src/domain/approval-policy/pool.ts';
import { DAY } from '../../../src/domain/time.ts';
import { accountId } from '../../support/builders/account.ts';
import { ago, NOW } from '../../support/builders/time.ts';
import { aPolicy } from '../../support/builders/window.ts';
import {
  ANA,
  factsAbout,
  inGroup,
  MIA,
  OMAR,
  SECURITY_GROUP,
  ZOE,
} from '../../support/builders/window-people.ts';

const request = { requester: MIA, operator: ZOE, custody: [] };
const byGroup = aPolicy({ approvers: { groups: [SECURITY_GROUP], minimumDays: 7 }, quorum: 1 });
const pinned = aPolicy({ quorum: 1 });

function member(membership: GroupMembership): PersonFacts {
  return factsAbout(ANA, { groups: { [SECURITY_GROUP]: membership } });
}

test('someone pinned may, and someone who has been in the group for long enough', () => {
  expect(mayApprove(factsAbout(OMAR), request, pinned, pinned, NOW)).toBeUndefined();
  expect(mayApprove(member(inGroup()), request, byGroup, byGroup, NOW)).toBeUndefined();
});

test('who was first seen in the group yesterday may in six days, to the millisecond', () => {
  const new_ = member(inGroup({ firstSeen: ago(DAY) }));
  const from = NOW + 6 * DAY;
  expect(mayApprove(new_, request, byGroup, byGroup, NOW)).toEqual({ why: 'too-new', from });
  expect(mayApprove(new_, request, byGroup, byGroup, from - 1)).toEqual({ why: 'too-new', from });
  expect(mayApprove(new_, request, byGroup, byGroup, from)).toBeUndefined();
});

test('a group that could not be read is never a yes, and says so', () => {
  const reason = 'usergroups.users.list: ratelimited';
  expect(mayApprove(member({ kind: 'unread', reason }), request, byGroup, byGroup, NOW)).toEqual({
    why: 'unread',
    reason,
  });
  expect(mayApprove(factsAbout(ANA, { groups: {} }), request, byGroup, byGroup, NOW)).toMatchObject({
    why: 'unread',
  });
});

test('someone in neither is no approver; the policy that leaves them out is named', () => {
  expect(mayApprove(factsAbout(ANA), request, byGroup, byGroup, NOW)).toEqual({
    why: 'not-an-approver',
    under: 'both',
  });
  expect(mayApprove(factsAbout(ANA), request, pinned, byGroup, NOW)).toMatchObject({ under: 'now' });
  expect(mayApprove(factsAbout(ANA), request, byGroup, pinned, NOW)).toMatchObject({ under: 'request' });
});

test('a policy without any approver set lets nobody approve', () => {
  const nobody = { ...pinned, approvers: [] };
  expect(mayApprove(factsAbout(OMAR), request, nobody, nobody, NOW)).toMatchObject({
    why: 'not-an-approver',
  });
});

test.each<Standing>([
  { kind: 'deactivated' },
  { kind: 'bot' },
  { kind: 'guest' },
  { kind: 'stranger' },
  { kind: 'other-workspace' },
])('pinned, but $kind: may not', (standing) => {
  expect(mayApprove(factsAbout(OMAR, { standing }), request, pinned, pinned, NOW)).toEqual({
    why: 'not-a-member',
    standing: standing.kind,
  });
});

test('requester and operator may not, and that comes before everything else', () => {
  const all = aPolicy({ approvers: { users: [MIA.id, ZOE.id] } });
  const gone = { standing: { kind: 'deactivated' } } as const;
  expect(mayApprove(factsAbout(MIA, gone), request, all, all, NOW)).toEqual({ why: 'is-requester' });
  expect(mayApprove(factsAbout(ZOE), request, all, all, NOW)).toEqual({ why: 'is-operator' });
});

const device: NeededCustody = {
  kind: 'mfa-device',
  label: 'MFA device B2',
  holder: OMAR.id,
  accounts: [accountId('111122223333')],
};

test('the holder of what is needed is never the only approver, but may be one of two, and may deny', () => {
  const held = { ...request, custody: [device] };
  const two = aPolicy({ quorum: 2 });
  expect(mayApprove(factsAbout(OMAR), held, pinned, pinned, NOW)).toEqual({
    why: 'sole-custodian',
    holds: ['MFA device B2'],
  });
  expect(mayApprove(factsAbout(ANA), held, pinned, pinned, NOW)).toBeUndefined();
  expect(mayApprove(factsAbout(OMAR), held, pinned, two, NOW)).toBeUndefined();
  expect(mayDecide(factsAbout(OMAR), held, pinned, pinned, NOW)).toBeUndefined();
});

describe('who could approve at all', () => {
  const candidates = [OMAR, MIA, OMAR, ZOE].map((person) => factsAbout(person));
  const everyone = { users: [MIA.id, OMAR.id, ZOE.id] };

  test('requester, operator and doubles are not counted', () => {
    const policy = aPolicy({ approvers: everyone, quorum: 2 });
    expect(approverPool({ ...request, policy, candidates }, NOW)).toEqual({
      kind: 'too-few',
      people: [OMAR.id],
      quorum: 2,
      leftOut: [
        { id: MIA.id, because: { why: 'is-requester' } },
        { id: ZOE.id, because: { why: 'is-operator' } },
      ],
    });
  });

  test('one is enough for a quorum of one, unless they hold what is needed', () => {
    const policy = aPolicy({ approvers: everyone, quorum: 1 });
    expect(approverPool({ ...request, policy, candidates }, NOW).kind).toBe('enough');
    expect(approverPool({ ...request, custody: [device], policy, candidates }, NOW).kind).toBe('too-few');
  });

  test('nobody is too few', () => {
    expect(approverPool({ ...request, policy: pinned, candidates: [] }, NOW).kind).toBe('too-few');
  });
});
