import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import type { RequestDraft, SubmitContext } from '../../../src/domain/window/draft.ts';
import { phaseOf, reviewStanding } from '../../../src/domain/window/phase.ts';
import { submit } from '../../../src/domain/window/submit.ts';
import { accountIdNumber, aManagementAccount, anAccount } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';
import { aDraft, after, aPolicy, aSubmitContext, aWindow } from '../../support/builders/window.ts';
import { ANA, factsAbout, MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { approve } from '../../support/builders/window-states.ts';

function problems(draft: Partial<RequestDraft>, context: Partial<SubmitContext> = {}) {
  const submitted = submit(aDraft(draft), aSubmitContext(context));
  return submitted.kind === 'refused' ? submitted.problems : [];
}

function accounts(count: number) {
  return Array.from({ length: count }, (_, n) => anAccount({ id: accountIdNumber(count - n) }));
}

test('accounts are frozen by id, each once, sorted; the policy and its hash too', () => {
  const window = aWindow({ accounts: [...accounts(3), ...accounts(3)] });
  expect(window.request.accounts).toEqual(
    [1, 2, 3].map((n) => ({ id: accountIdNumber(n), name: 'payments-prod' })),
  );
  expect(window.request.policy).toEqual(aPolicy());
  expect(window).toMatchObject({
    version: 1,
    state: 'requested',
    history: [{ seq: 1, previous: '', at: NOW }],
  });
  expect(window.history[0]?.policy).toEqual({ hash: window.request.policyHash, quorum: 2 });
});

test('20 accounts are the most, and one the least', () => {
  expect(problems({ accounts: accounts(20) })).toEqual([]);
  expect(problems({ accounts: accounts(21) })).toEqual([
    { field: 'accounts', why: 'too-many', count: 21, most: 20 },
  ]);
  expect(problems({ accounts: [] })).toEqual([{ field: 'accounts', why: 'none' }]);
});

test('everything that is wrong is told at once, each at its field', () => {
  const draft = { accounts: [], taskId: 'nap', reason: ' ', start: NOW - 1, duration: 0, ticket: 'x' };
  const policy = aPolicy({ ticket: { pattern: 'SEC-\\d+' }, quorum: 3 });
  const fields = problems(draft, { governing: { kind: 'governed', policy } }).map(({ field }) => field);
  expect(fields).toEqual(['accounts', 'task', 'reason', 'start', 'duration', 'ticket', 'approvers']);
});

test.each([
  [{ start: NOW - 1 }, { field: 'start', why: 'past', start: NOW - 1 }],
  [{ start: Number.NaN }, { field: 'start', why: 'not-a-time' }],
  [{ start: NOW + 91 * DAY }, { field: 'start', why: 'too-far', most: 90 * DAY }],
  [{ duration: 0 }, { field: 'duration', why: 'not-positive' }],
  [{ duration: -HOUR }, { field: 'duration', why: 'not-positive' }],
  [{ duration: Number.POSITIVE_INFINITY }, { field: 'duration', why: 'not-positive' }],
  [{ duration: 4 * HOUR + 1 }, { field: 'duration', why: 'too-long', most: 4 * HOUR }],
])('%j is refused', (draft, problem) => {
  expect(problems(draft)).toEqual([problem]);
});

test('a start at this very moment and the longest duration are taken', () => {
  expect(problems({ start: NOW, duration: 4 * HOUR })).toEqual([]);
});

test('a task that members no longer need root for takes a reason to go on, in a member', () => {
  const task = { taskId: 's3-bucket-policy' };
  expect(problems(task)).toMatchObject([
    { field: 'task', why: 'needs-insistence', instead: expect.stringMatching(/AssumeRoot/) },
  ]);
  expect(problems({ ...task, insistence: '' })).toMatchObject([{ field: 'insistence' }]);
  expect(aWindow({ ...task, insistence: 'AssumeRoot is denied' }).request.task).toMatchObject({
    needsRoot: false,
    insistence: 'AssumeRoot is denied',
  });
  expect(problems({ ...task, accounts: [anAccount(), aManagementAccount()] })).toEqual([]);
  expect(problems(task, { inOrganization: false })).toEqual([]);
});

test('the ticket is required, and matched as a whole', () => {
  const policy = aPolicy({ ticket: { required: true, pattern: 'SEC-\\d+|OPS-\\d+' } });
  const governing = { kind: 'governed', policy } as const;
  expect(problems({}, { governing })).toMatchObject([{ field: 'ticket', problem: { kind: 'missing' } }]);
  expect(problems({ ticket: 'SEC-1x' }, { governing })).toMatchObject([{ problem: { kind: 'mismatch' } }]);
  expect(problems({ ticket: 'xOPS-1' }, { governing })).toMatchObject([{ problem: { kind: 'mismatch' } }]);
  expect(problems({ ticket: 'SEC-1' }, { governing })).toEqual([]);
});

test('what no store would give back as it was is refused in every text', () => {
  const half = 'x\ud83d';
  expect(problems({ ticket: half })).toEqual([
    { field: 'ticket', why: 'ticket', problem: { kind: 'not-unicode' } },
  ]);
  const start = NOW - 2 * HOUR;
  const notUnicode = [{ field: 'origin', why: 'text', problem: { kind: 'not-unicode' } }];
  expect(problems({ start, origin: { kind: 'afterwards', use: half } })).toEqual(notUnicode);
  const approvals = [{ name: half, at: start }];
  expect(problems({ start, origin: { kind: 'paper', recordedBy: 'ana', approvals } })).toEqual(notUnicode);
});

test('approvers that come to fewer than the quorum are refused, with who was left out and why', () => {
  expect(problems({ operator: OMAR })).toMatchObject([
    {
      field: 'approvers',
      pool: {
        people: [ANA.id],
        leftOut: expect.arrayContaining([{ id: OMAR.id, because: { why: 'is-operator' } }]),
      },
    },
  ]);
});

test('accounts without a policy are refused by name', () => {
  const account = anAccount();
  expect(problems({}, { governing: { kind: 'ungoverned', accounts: [account] } })).toEqual([
    { field: 'accounts', why: 'ungoverned', accounts: [account] },
  ]);
});

test('a guest asks for nothing, and an operator whom nobody could ask about is none', () => {
  const people = [factsAbout(MIA, { standing: { kind: 'guest' } }), factsAbout(OMAR), factsAbout(ANA)];
  expect(problems({ operator: ZOE }, { people })).toMatchObject([
    { field: 'requester', because: { why: 'not-a-member', standing: 'guest' } },
    { field: 'operator', because: { why: 'unread' } },
  ]);
});

test('break-glass opens at once, for those who are named, within the longest duration', () => {
  const draft = { origin: { kind: 'break-glass' } } as const;
  const window = aWindow(draft);
  expect([phaseOf(window, NOW), window.period]).toEqual(['open', { start: NOW, end: NOW + HOUR }]);
  expect(problems({ ...draft, requester: ZOE })).toEqual([{ field: 'break-glass', why: 'not-named' }]);
  expect(problems({ ...draft, operator: ZOE })).toEqual([
    { field: 'break-glass', why: 'operator-not-named' },
  ]);
  expect(problems({ ...draft, start: NOW })).toEqual([{ field: 'start', why: 'break-glass-starts-now' }]);
  expect(problems({ ...draft, duration: 5 * HOUR })).toMatchObject([{ field: 'duration' }]);
});

test('break-glass that nobody could review is let through, and the request says so', () => {
  const draft = { origin: { kind: 'break-glass' } } as const;
  const governing = { kind: 'governed', policy: aPolicy({ approvers: { users: [MIA.id] } }) } as const;
  expect(aWindow(draft).request.noReviewer).toBeUndefined();
  expect(aWindow(draft, { governing }).request.noReviewer).toBe(true);
  const gone = [factsAbout(MIA), factsAbout(OMAR, { standing: { kind: 'guest' } })];
  expect(aWindow(draft, { people: gone }).request.noReviewer).toBe(true);
});

test('what is declared afterwards was never open by our leave, and waits for its review', () => {
  const draft = { origin: { kind: 'afterwards', use: 'event 1' }, start: NOW - 2 * HOUR } as const;
  const window = aWindow(draft);
  expect([phaseOf(window, NOW - HOUR), reviewStanding(window, NOW)]).toEqual(['closed', 'unreviewed']);
  expect(reviewStanding(window, NOW + DAY - 1)).toBe('unreviewed');
  expect(reviewStanding(window, NOW + DAY)).toBe('overdue');
  expect(problems({ ...draft, start: NOW })).toMatchObject([{ field: 'start', why: 'not-past' }]);
  expect(problems({ origin: draft.origin })).toMatchObject([{ field: 'start', why: 'missing' }]);
});

test('overlapping windows on one account are allowed, and named', () => {
  const other = after(aWindow({ start: NOW + HOUR }), [approve(OMAR), NOW], [approve(ANA), NOW]);
  const overlaps = (draft: Partial<RequestDraft>, now = NOW) =>
    aWindow(draft, { others: [other], now }).request.overlaps;
  expect(overlaps({ start: NOW + 2 * HOUR - 1 })).toEqual([other.id]);
  expect(overlaps({ start: NOW + 2 * HOUR })).toEqual([]);
  expect(overlaps({ start: NOW })).toEqual([]);
  expect(overlaps({ start: NOW, duration: HOUR + 1 })).toEqual([other.id]);
  expect(overlaps({})).toEqual([other.id]);
  expect(overlaps({ accounts: accounts(1) })).toEqual([]);
  expect(overlaps({}, NOW + 2 * HOUR)).toEqual([]);
});

test('a request that starts on approval could be open from now until it lapses and for its duration', () => {
  const pending = aWindow();
  const named = (start: number) => aWindow({ start }, { others: [pending] }).request.overlaps.length;
  expect([named(NOW + 9 * HOUR - MINUTE), named(NOW + 9 * HOUR)]).toEqual([1, 0]);
});
