import type { Standing } from '../../../src/domain/approval-policy/person-facts.ts';
import { verifyChain } from '../../../src/domain/audit-chain/verify.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { apply } from '../../../src/domain/window/apply.ts';
import type { ApplyContext } from '../../../src/domain/window/context.ts';
import type { WindowEvent } from '../../../src/domain/window/events.ts';
import type { Person } from '../../../src/domain/window/person.ts';
import { phaseOf, reviewStanding } from '../../../src/domain/window/phase.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { NOW } from '../../support/builders/time.ts';
import { aContext, after, aPolicy, aWindow, seals } from '../../support/builders/window.ts';
import {
  ANA,
  factsAbout,
  inGroup,
  MIA,
  OMAR,
  SECURITY_GROUP,
  ZOE,
} from '../../support/builders/window-people.ts';
import { approve } from '../../support/builders/window-states.ts';

function refusal(window: RootWindow, event: WindowEvent, context: Partial<ApplyContext> = {}) {
  const result = apply(window, event, aContext(event, context));
  return result.kind === 'refused' ? result.refusal : 'applied';
}

test('the quorum of distinct people opens it, and not before', () => {
  const once = after(aWindow(), [approve(OMAR), NOW]);
  expect(phaseOf(once, NOW)).toBe('pending');
  expect(refusal(once, approve(OMAR))).toEqual({ why: 'you-already-approved', at: NOW });
  const twice = after(once, [approve(ANA), NOW + MINUTE]);
  expect(twice).toMatchObject({
    state: 'approved',
    period: { start: NOW + MINUTE, end: NOW + MINUTE + HOUR },
    approvals: [{ by: OMAR }, { by: ANA }],
  });
});

test('never the requester, never the operator, though they are approvers', () => {
  const window = aWindow(
    { requester: OMAR, operator: ANA },
    {
      people: [OMAR, ANA, MIA, ZOE].map((p) => factsAbout(p)),
      governing: {
        kind: 'governed',
        policy: aPolicy({ approvers: { users: [OMAR.id, ANA.id, MIA.id, ZOE.id] } }),
      },
    },
  );
  expect(refusal(window, approve(OMAR))).toEqual({ why: 'is-requester' });
  expect(refusal(window, approve(ANA))).toEqual({ why: 'is-operator' });
});

test('who comes after the decision is told whose it was, and when', () => {
  const window = after(aWindow(), [approve(OMAR), NOW], [approve(ANA), NOW + 1]);
  expect(refusal(window, approve(ZOE), { now: NOW + 2 })).toEqual({
    why: 'already-approved',
    by: 'Ana Kovač',
    at: NOW + 1,
  });
});

test('an approver who became a guest, left, or cannot be asked about may not', () => {
  const guest = factsAbout(OMAR, { standing: { kind: 'guest' } });
  const gone = factsAbout(OMAR, { standing: { kind: 'deactivated' } });
  expect(refusal(aWindow(), approve(OMAR), { facts: guest })).toEqual({
    why: 'not-a-member',
    standing: 'guest',
  });
  expect(refusal(aWindow(), approve(OMAR), { facts: gone })).toMatchObject({ standing: 'deactivated' });
  expect(refusal(aWindow(), approve(OMAR), { facts: factsAbout(ANA) })).toMatchObject({ why: 'unread' });
});

test('the policy was loosened since: whom only the new one names may not, and the old quorum stands', () => {
  const loose = aPolicy({ approvers: { users: [OMAR.id, ANA.id, ZOE.id] }, quorum: 1 });
  expect(refusal(aWindow(), approve(ZOE), { policy: loose })).toEqual({
    why: 'not-an-approver',
    under: 'request',
  });
  const result = apply(aWindow(), approve(OMAR), aContext(approve(OMAR), { policy: loose }));
  expect(result).toMatchObject({ window: { state: 'requested' }, entry: { policy: { quorum: 2 } } });
});

test('the policy was tightened since: whom it no longer names may not, and the new quorum stands', () => {
  const tight = aPolicy({ approvers: { users: [ANA.id] }, quorum: 3 });
  const tighter = aPolicy({ quorum: 3 });
  expect(refusal(aWindow(), approve(OMAR), { policy: tight })).toEqual({
    why: 'not-an-approver',
    under: 'now',
  });
  const once = after(aWindow(), [approve(OMAR), NOW]);
  const second = apply(once, approve(ANA), aContext(approve(ANA), { policy: tighter }));
  expect(second).toMatchObject({ window: { state: 'requested', approvals: [{ by: OMAR }, { by: ANA }] } });
});

describe('those behind an approval are looked at again', () => {
  const gone: Standing = { kind: 'deactivated' };
  const once = after(aWindow({ operator: ZOE }), [approve(OMAR), NOW]);
  const people = (left: Person, standing: Standing) => ({
    custody: [],
    people: [MIA, OMAR, ANA, ZOE].map((each) => factsAbout(each, each === left ? { standing } : {})),
  });

  test.each([
    ['requester', MIA],
    ['operator', ZOE],
  ] as const)(
    'a %s who left, is a guest, or cannot be asked about keeps it from being approved',
    (who, person) => {
      for (const standing of [gone, { kind: 'guest' }] as const) {
        expect(refusal(once, approve(ANA), { behind: people(person, standing) })).toEqual({
          ...{ why: 'barred-behind', who, person },
          because: { why: 'not-a-member', standing: standing.kind },
        });
      }
      const unread: Standing = { kind: 'unread', reason: 'ratelimited' };
      expect(refusal(once, approve(ANA), { behind: people(person, unread) })).toMatchObject({
        ...{ why: 'barred-behind', who },
        because: { why: 'unread' },
      });
      expect(refusal(once, { type: 'denied', by: ANA, reason: 'gone' })).toBe('applied');
    },
  );

  test('an approver who left counts no longer, which stands in the entry; the window waits for another', () => {
    const context = aContext(approve(ANA), { behind: people(OMAR, gone) });
    const dropped = [{ by: OMAR, because: { why: 'not-a-member', standing: 'deactivated' } }];
    const result = apply(once, approve(ANA), context);
    expect(result).toMatchObject({
      window: { state: 'requested', approvals: [{ by: ANA }] },
      entry: { dropped },
    });
    if (result.kind === 'refused') throw new Error('refused');
    expect(verifyChain(result.window, seals)).toEqual({ kind: 'whole' });
    const counted = { ...result.window, approvals: [...once.approvals, ...result.window.approvals] };
    expect(verifyChain(counted, seals)).toEqual({ kind: 'contradicted', parts: ['approvals'] });
    const returned = apply(result.window, approve(OMAR), aContext(approve(OMAR), { now: NOW + MINUTE }));
    expect(returned).toHaveProperty('window.approvals', [
      expect.objectContaining({ by: ANA }),
      expect.objectContaining({ by: OMAR }),
    ]);
    expect(returned).toHaveProperty('window.state', 'approved');
  });

  test('an approver whom the policy of now does not name counts no longer', () => {
    const policy = aPolicy({ approvers: { users: [ANA.id] } });
    expect(apply(once, approve(ANA), aContext(approve(ANA), { policy }))).toMatchObject({
      window: { state: 'requested' },
      entry: { dropped: [{ by: OMAR, because: { why: 'not-an-approver', under: 'now' } }] },
    });
  });

  test('an approver who cannot be asked about keeps it from being approved', () => {
    const unread: Standing = { kind: 'unread', reason: 'ratelimited' };
    expect(refusal(once, approve(ANA), { behind: people(OMAR, unread) })).toEqual({
      ...{ why: 'barred-behind', who: 'approver', person: OMAR },
      because: { why: 'unread', reason: 'ratelimited' },
    });
  });

  test('where nobody was asked about them, the answer is no', () => {
    const { behind: _, ...context } = aContext(approve(ANA));
    expect(apply(once, approve(ANA), context)).toMatchObject({ refusal: { why: 'barred-behind' } });
  });
});

test('who holds by the register of now what the operator needs is not the only approver', () => {
  const policy = aPolicy({ quorum: 1 });
  const window = aWindow({}, { governing: { kind: 'governed', policy } });
  const custody = [{ kind: 'mfa-device' as const, label: 'B2', holder: OMAR.id, accounts: [] }];
  const people = [factsAbout(MIA)];
  expect(refusal(window, approve(OMAR), { policy, behind: { people, custody } })).toEqual({
    why: 'sole-custodian',
    holds: ['B2'],
  });
  expect(refusal(window, approve(ANA), { policy, behind: { people, custody } })).toBe('applied');
});

test('an approver of then or of now signs the review, so that it never waits for people who are gone', () => {
  const window = aWindow({ origin: { kind: 'break-glass' } });
  const policy = aPolicy({ approvers: { users: [ZOE.id] } });
  const review = (by: Person): WindowEvent => ({ type: 'reviewed', by, done: 'Keys deleted' });
  const now = NOW + HOUR;
  expect(refusal(window, review(ZOE), { now, policy })).toBe('applied');
  expect(refusal(window, review(OMAR), { now, policy })).toBe('applied');
  expect(refusal(window, review(MIA), { now, policy })).toEqual({ why: 'is-requester' });
  expect(refusal(window, review({ id: 'U0LEA', name: 'Lea' }), { now, policy })).toEqual({
    why: 'not-an-approver',
    under: 'both',
  });
});

test('a request that the policy of now would not take cannot be approved', () => {
  const short = aPolicy({ maxDuration: 30 * MINUTE });
  const ticket = aPolicy({ ticket: { required: true, pattern: 'SEC-\\d+' } });
  const quick = aPolicy({ lapse: HOUR });
  expect(refusal(aWindow(), approve(), { policy: short })).toMatchObject({
    why: 'longer-than-policy-of-now',
  });
  expect(refusal(aWindow(), approve(), { policy: ticket })).toEqual({
    why: 'ticket-refused-by-policy-of-now',
    problem: { kind: 'missing' },
  });
  expect(refusal(aWindow(), approve(), { policy: quick, now: NOW + HOUR })).toEqual({
    why: 'lapsed-under-policy-of-now',
    at: NOW + HOUR,
  });
});

test('it lapses at the very millisecond, and a window asked for a time lapses at its end at the latest', () => {
  const window = aWindow();
  expect(phaseOf(window, NOW + 8 * HOUR - 1)).toBe('pending');
  expect(refusal(window, approve(), { now: NOW + 8 * HOUR })).toEqual({ why: 'lapsed', at: NOW + 8 * HOUR });
  expect(aWindow({ start: NOW + HOUR }).request.lapsesAt).toBe(NOW + 2 * HOUR);
});

test('approved after the asked start, it opens then and ends as asked', () => {
  const late = NOW + 90 * MINUTE;
  const window = after(aWindow({ start: NOW + HOUR }), [approve(OMAR), late], [approve(ANA), late]);
  expect(window.period).toEqual({ start: late, end: NOW + 2 * HOUR });
});

test('closed in the instant in which it opened, by clocks that differ, it was open and waits for its review', () => {
  const open = after(aWindow(), [approve(OMAR), NOW], [approve(ANA), NOW]);
  const closed = after(open, [{ type: 'closed', by: MIA }, NOW - MINUTE]);
  expect(closed.ending?.at).toBe(closed.period?.start);
  expect(reviewStanding(closed, NOW)).toBe('unreviewed');
});

test('its times are half open', () => {
  const window = after(aWindow({ start: NOW + HOUR }), [approve(OMAR), NOW], [approve(ANA), NOW]);
  const phases = [NOW + HOUR - 1, NOW + HOUR, NOW + 2 * HOUR - 1, NOW + 2 * HOUR].map((at) =>
    phaseOf(window, at),
  );
  expect(phases).toEqual(['scheduled', 'open', 'open', 'ended']);
});

test('the clock of another replica runs behind: the history still goes forward', () => {
  const window = after(aWindow(), [approve(OMAR), NOW + 5], [approve(ANA), NOW + 3]);
  expect(window.history.map(({ at }) => at)).toEqual([NOW, NOW + 5, NOW + 5]);
});

test.each([
  ['', { kind: 'empty' }],
  ['\u200b \u2060', { kind: 'empty' }],
  ['漢'.repeat(3_001), { kind: 'too-long', most: 3_000 }],
  ['half \ud83d', { kind: 'not-unicode' }],
])('a reason that is %j is refused', (reason, problem) => {
  const deny: WindowEvent = { type: 'denied', by: OMAR, reason };
  expect(refusal(aWindow(), deny)).toEqual({ why: 'text', field: 'reason', problem });
});

test('3,000 characters are taken, also where each is two UTF-16 units', () => {
  expect(refusal(aWindow(), { type: 'denied', by: OMAR, reason: '😀'.repeat(3_000) })).toBe('applied');
});

test('the requester withdraws, and the operator declines; also once one approval is there; nobody else does', () => {
  const once = after(aWindow({ operator: ZOE }), [approve(OMAR), NOW]);
  expect(refusal(once, { type: 'withdrawn', by: ZOE })).toBe('applied');
  expect(refusal(once, { type: 'withdrawn', by: OMAR })).toEqual({ why: 'neither-requester-nor-operator' });
  expect(refusal(once, { type: 'withdrawn', by: MIA })).toBe('applied');
});

test('stopping is never harder than starting: an approver of then or of now may, new ones too', () => {
  const window = after(aWindow({ operator: ZOE }), [approve(OMAR), NOW], [approve(ANA), NOW]);
  const revoke = (by = OMAR): WindowEvent => ({ type: 'revoked', by, reason: 'Stop' });
  const policy = aPolicy({ approvers: { users: ['U0KAI'] } });
  expect(refusal(window, revoke(OMAR), { policy })).toBe('applied');
  expect(refusal(window, revoke({ id: 'U0KAI', name: 'Kai' }), { policy })).toBe('applied');
  expect(refusal(window, revoke({ id: 'U0LEA', name: 'Lea' }), { policy })).toMatchObject({
    why: 'not-an-approver',
  });
  expect(refusal(window, revoke(ZOE))).toEqual({ why: 'is-operator' });
  expect(refusal(window, { type: 'closed', by: ZOE })).toBe('applied');
});

test('who joined the approvers today may stop at once, though not approve', () => {
  const policy = aPolicy({ approvers: { groups: [SECURITY_GROUP], minimumDays: 30 } });
  const facts = factsAbout(ANA, { groups: { [SECURITY_GROUP]: inGroup({ firstSeen: NOW }) } });
  const window = aWindow({ origin: { kind: 'break-glass' } }, { governing: { kind: 'governed', policy } });
  const revoke: WindowEvent = { type: 'revoked', by: ANA, reason: 'Stop' };
  expect(refusal(window, revoke, { policy, facts })).toBe('applied');
  const review: WindowEvent = { type: 'reviewed', by: ANA, done: 'All' };
  expect(refusal(window, review, { policy, facts, now: NOW + HOUR })).toMatchObject({ why: 'too-new' });
});

test('a requester closes rather than revokes, also where they are an approver', () => {
  const policy = aPolicy({ approvers: { users: [MIA.id] } });
  const window = aWindow({ origin: { kind: 'break-glass' } }, { governing: { kind: 'governed', policy } });
  expect(refusal(window, { type: 'revoked', by: MIA, reason: 'Done' }, { policy })).toEqual({
    why: 'is-requester',
  });
  expect(refusal(window, { type: 'closed', by: MIA }, { policy })).toBe('applied');
});

test('a requester who left the company withdraws and closes nothing', () => {
  const facts = factsAbout(MIA, { standing: { kind: 'deactivated' } });
  const gone = { why: 'not-a-member', standing: 'deactivated' };
  expect(refusal(aWindow(), { type: 'withdrawn', by: MIA }, { facts })).toEqual(gone);
  const open = aWindow({ origin: { kind: 'break-glass' } });
  expect(refusal(open, { type: 'closed', by: MIA }, { facts })).toEqual(gone);
});

test('the review is another person’s, and a break-glass window needs one too', () => {
  const window = aWindow({ origin: { kind: 'break-glass' } });
  const review = (by = OMAR): WindowEvent => ({ type: 'reviewed', by, done: 'Keys deleted' });
  const now = NOW + HOUR;
  expect(refusal(window, review(MIA), { now })).toEqual({ why: 'is-requester' });
  expect(refusal(window, review(ZOE), { now })).toMatchObject({ why: 'not-an-approver' });
  expect(after(window, [review(), now]).review).toEqual({ by: OMAR, at: now, done: 'Keys deleted' });
  expect(refusal(after(window, [review(), now]), review(ANA), { now: now + DAY })).toMatchObject({
    why: 'already-reviewed',
    review: { by: OMAR },
  });
});
