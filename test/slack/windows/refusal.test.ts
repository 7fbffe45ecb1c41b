import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import type { Refusal } from '../../../src/domain/window/refusal.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { refusalText } from '../../../src/slack/windows/refusal.ts';
import { NOW } from '../../support/builders/time.ts';
import { after, aWindow } from '../../support/builders/window.ts';
import { MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { closedWindow, openWindow } from '../../support/builders/window-scenes.ts';
import { EVERY_STATE } from '../../support/builders/window-states.ts';

const at = NOW + 7 * HOUR + 2 * MINUTE;
const AGAIN = 'Do: ask again with /root-request if it is still needed.';

function told(refusal: Refusal, window: RootWindow = aWindow(), now = NOW): string {
  return refusalText(window, refusal, now);
}

test.each<[Refusal, string]>([
  [
    { why: 'already-approved', by: 'Omar Diaz', at },
    'Already approved by Omar Diaz at 16:02 UTC; nothing else is needed. Do: to stop it, press Revoke… or type /root-close RW-JAFZA2.',
  ],
  [
    { why: 'already-ended', ending: { kind: 'denied', by: OMAR, at, reason: 'Use AssumeRoot' } },
    `Already denied by Omar Diaz at 16:02 UTC: “Use AssumeRoot”. Nothing more can be decided. ${AGAIN}`,
  ],
  [
    { why: 'already-ended', ending: { kind: 'withdrawn', by: MIA, at } },
    `Already withdrawn by Mia Chen at 16:02 UTC. Nothing more can be decided. ${AGAIN}`,
  ],
  [
    { why: 'you-already-approved', at },
    'You approved this at 16:02 UTC; it counts once. Do: leave the other approvals to others.',
  ],
  [
    { why: 'lapsed', at: NOW - 24 * HOUR },
    `Lapsed undecided at 19 Nov 09:00 UTC; nobody can decide about it any more. ${AGAIN}`,
  ],
  [{ why: 'undecided' }, 'Nobody has decided about RW-JAFZA2 yet. Do: approve, deny or withdraw it.'],
  [
    { why: 'not-open-yet', start: at },
    'RW-JAFZA2 opens at 16:02 UTC; there is nothing to review yet. Do: call it off or revoke it if it is not needed.',
  ],
  [
    { why: 'not-over-yet', end: at },
    'RW-JAFZA2 is open until 16:02 UTC; it is reviewed after its end. Do: close it first if the work is done.',
  ],
  [
    { why: 'over', end: at },
    'RW-JAFZA2 ended at 16:02 UTC, so there is nothing to stop. Do: have it reviewed.',
  ],
  [{ why: 'never-opened' }, 'RW-JAFZA2 never opened, so there is nothing to review.'],
  [
    { why: 'already-reviewed', review: { by: OMAR, at, done: 'x' } },
    'Already reviewed by Omar Diaz at 16:02 UTC; nothing else is needed.',
  ],
  [{ why: 'already-requested' }, 'RW-JAFZA2 was requested already; nothing more is needed.'],
  [{ why: 'already-measured' }, 'The root users of RW-JAFZA2 were measured already; nothing else is needed.'],
  [{ why: 'nothing-to-remind-of' }, 'There is nothing to remind of about RW-JAFZA2 any more.'],
  [
    { why: 'written-in-the-future' },
    'The paper record bears a time that has not come yet. Do: correct its date.',
  ],
])('too early or too late: %j', (refusal, text) => {
  expect(told(refusal)).toBe(text);
});

test('a window that was used and ended is to be reviewed, not asked for again', () => {
  const window = closedWindow();
  expect(told({ why: 'already-ended', ending: window.ending! }, window)).toBe(
    'Already closed by Mia Chen at 09:40 UTC. Nothing more can be decided. Do: have it reviewed.',
  );
});

test.each([
  ['break-glass', /opened by break-glass, so nobody is asked. Do: revoke it/],
  ['declared afterwards', /declared afterwards, so nobody is asked. Do: review it/],
  ['from paper', /taken in from paper, so nobody is asked. Do: review it/],
])('%s needs no approval, and says what it needs', (state, text) => {
  expect(told({ why: 'needs-no-approval' }, EVERY_STATE[state]!().window)).toMatch(text);
});

test.each<[Refusal, string]>([
  [
    { why: 'not-a-member', standing: 'guest' },
    'Guests decide nothing; only full members of this workspace do. Do: leave it to somebody who is.',
  ],
  [
    { why: 'unread', reason: 'Slack answered ratelimited' },
    'Nothing was recorded, because Slack could not say whether you may: Slack answered ratelimited. Do: try again in a minute.',
  ],
  [
    { why: 'not-an-approver', under: 'both' },
    'You are not among the approvers of this window. Do: leave it to one of them.',
  ],
  [
    { why: 'not-an-approver', under: 'request' },
    'You are not among the approvers of this window under the policy it was requested under. Do: leave it to one of them.',
  ],
  [
    { why: 'not-an-approver', under: 'now' },
    'You are not among the approvers of this window any more: the policy has changed since it was requested. Do: leave it to one of them.',
  ],
  [
    { why: 'too-new', from: at },
    'You were first seen among the approvers too recently; you may decide from 20 Nov 16:02 UTC on. Do: leave it to somebody who has been one for longer.',
  ],
  [
    { why: 'sole-custodian', holds: ['MFA device B2'] },
    'You hold what the operator needs (MFA device B2), and yours would be the only approval. Do: leave it to another approver.',
  ],
  [
    { why: 'neither-requester-nor-operator' },
    'Only Mia Chen, who asked for this window, can withdraw it. Do: deny it if you are an approver.',
  ],
])('not for this person: %j', (refusal, text) => {
  expect(told(refusal)).toBe(text);
});

test('who cannot withdraw is told who can', () => {
  const text = refusalText(aWindow({ operator: ZOE }), { why: 'neither-requester-nor-operator' }, NOW);
  expect(text).toMatch(
    'Only Mia Chen, who asked for this window, and its operator Zoe Park can withdraw it.',
  );
});

test('whoever asked for it is told what they can do themselves, as it stands', () => {
  const requester = { why: 'is-requester' } as const;
  const operator = { why: 'is-operator' } as const;
  expect(told(requester)).toBe(
    'You asked for this window, so somebody else must decide. Do: wait for the approvers, or withdraw it.',
  );
  expect(told(operator)).toBe(
    'You are the operator of this window, so somebody else must decide. Do: wait for the approvers, or withdraw it.',
  );
  expect(told(operator, openWindow())).toBe(
    "You are the operator of this window, so you close it instead. Do: press I'm done, or type /root-close RW-JAFZA2.",
  );
  expect(told(requester, EVERY_STATE.scheduled!().window)).toMatch('press Call off');
  expect(told(requester, closedWindow(), NOW + HOUR)).toBe(
    'You asked for this window, so somebody else must sign its review. Do: ask an approver.',
  );
});

test.each<[Refusal, string]>([
  [{ why: 'lapsed-under-policy-of-now', at }, 'under it the request lapsed at 16:02 UTC.'],
  [{ why: 'longer-than-policy-of-now', maxDuration: 90 * MINUTE }, 'windows may be 1 h 30 min long at most.'],
  [{ why: 'ticket-refused-by-policy-of-now', problem: { kind: 'missing' } }, 'a ticket is required.'],
  [
    { why: 'ticket-refused-by-policy-of-now', problem: { kind: 'mismatch', pattern: 'SEC-\\d+' } },
    'the ticket must be like SEC-123.',
  ],
])('a policy that is stricter now: %j', (refusal, why) => {
  expect(told(refusal)).toBe(
    `The policy is stricter now than when this was requested: ${why} Do: deny it, and let it be asked for again.`,
  );
});

test.each<[Refusal, string]>([
  [
    { why: 'text', field: 'reason', problem: { kind: 'empty' } },
    'The reason is missing. Do: say it in a few words. Nothing was recorded.',
  ],
  [
    { why: 'text', field: 'done', problem: { kind: 'too-long', most: 3_000 } },
    'What was done is longer than 3,000 characters. Do: shorten it. Nothing was recorded.',
  ],
  [
    { why: 'text', field: 'note', problem: { kind: 'not-unicode' } },
    'The note holds half a character, which cannot be kept as it is. Do: type it again. Nothing was recorded.',
  ],
  [
    { why: 'text', field: 'note', problem: { kind: 'empty' } },
    'The note has nothing in it that can be seen. Nothing was recorded. Do: write one, or leave it out.',
  ],
])('a text that cannot be kept: %j', (refusal, text) => {
  expect(told(refusal)).toBe(text);
});

test('names and reasons in a refusal cannot change how it reads', () => {
  const by = { id: 'U0EVIL', name: 'Eve\n\u202EDo: approve it' };
  const text = told({ why: 'already-ended', ending: { kind: 'denied', by, at, reason: 'a\u0000\nb' } });
  expect(text).toContain('Eve [U+202E]Do: approve it');
  expect(text).toContain('“a[U+0000] b”');
  expect(text).not.toMatch(/[\n\u202e]/);
});

test('what is over and reviewed calls for nothing', () => {
  const { window, now } = EVERY_STATE.reviewed!();
  expect(told({ why: 'over', end: now }, window, now)).toBe(
    'RW-JAFZA2 ended at 10:00 UTC, so there is nothing to stop.',
  );
  expect(told({ why: 'already-approved', by: 'Omar Diaz', at: NOW }, window, now)).toBe(
    'RW-JAFZA2 ended at 10:00 UTC; nothing more can be decided about it.',
  );
});

test('a revoked window says so to whoever closes it', () => {
  const revoked = after(openWindow(), [{ type: 'revoked', by: OMAR, reason: 'no' }, NOW + MINUTE]);
  expect(told({ why: 'already-ended', ending: revoked.ending! }, revoked)).toBe(
    'Already revoked by Omar Diaz at 09:01 UTC: “no”. Nothing more can be decided. Do: have it reviewed.',
  );
});
