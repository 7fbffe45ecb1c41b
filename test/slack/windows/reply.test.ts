import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import type { WindowEvent } from '../../../src/domain/window/events.ts';
import { type AccountFindings, accountFindings } from '../../../src/domain/window/findings.ts';
import type { ReplyTopic } from '../../../src/domain/window/reply-topic.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { windowReply } from '../../../src/slack/windows/reply.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { NOW } from '../../support/builders/time.ts';
import { after, aWindow } from '../../support/builders/window.ts';
import { aCardView } from '../../support/builders/window-card.ts';
import { ANA, MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import {
  CLEAN,
  closedWindow,
  fullRequest,
  LEFT_BEHIND,
  openWindow,
  PARTLY_MEASURED,
  twentyAccounts,
  UNMEASURED,
} from '../../support/builders/window-scenes.ts';
import { approve, EVERY_STATE } from '../../support/builders/window-states.ts';

function reply(window: RootWindow, about: ReplyTopic, now = NOW, mention: readonly string[] = []): string[] {
  const { blocks } = windowReply(aCardView({ window, now }), about, mention);
  expect(messageViolations(blocks)).toEqual([]);
  return plainTextOf(blocks).split('\n');
}

/** The reply about the last step, told at once. */
function lastStep(window: RootWindow): string[] {
  const entry = window.history.at(-1)!;
  return reply(window, { kind: 'entry', entry }, entry.at);
}

function step(window: RootWindow, event: WindowEvent, at = NOW + MINUTE): string[] {
  return lastStep(after(window, [event, at]));
}

const SIGN_OUT = 'Do: Mia Chen signs out of root in payments-prod. From now on any use needs another window.';
const REVIEW = 'The root users are being measured now. Do: an approver presses Review… on the card.';
const AGAIN = 'Do: nobody signs in. Ask again with /root-request if it is still needed.';
const MOVED_ON = 'It has moved on since: the card shows where it stands.';

test('an approval that is not enough says how many more, by when, and who does what', () => {
  expect(step(aWindow(), { type: 'approved', by: OMAR, note: 'Fine by me' })).toEqual([
    'RW-JAFZA2 approved by Omar Diaz, 1 of 2 approvals',
    '“Fine by me”',
    'One more approval is needed before 17:00 UTC. Do: another approver presses Approve… or Deny… on the card.',
  ]);
});

test('the approval that opens a window says until when, for whom, and how to end it', () => {
  expect(lastStep(openWindow())).toEqual([
    'RW-JAFZA2 approved by Ana Kovač, 2 of 2 approvals',
    'It is open until 10:00 UTC: Mia Chen may sign in as root to payments-prod.',
    "Do: Mia Chen presses I'm done on the card when the work is done.",
  ]);
});

test('an approval ahead of the start says not to sign in before', () => {
  const scheduled = after(fullRequest(), [approve(OMAR), NOW], [approve(ANA), NOW]);
  expect(lastStep(scheduled)[1]).toBe(
    'It opens at 16:00 UTC, until 17:00 UTC. Do: Mia Chen does not sign in to payments-prod before.',
  );
});

test('a reply that comes late calls for nothing that is over', () => {
  const window = openWindow();
  const [, first, second] = window.history;
  expect(reply(window, { kind: 'entry', entry: first! })).toEqual([
    'RW-JAFZA2 approved by Omar Diaz, 1 of 2 approvals',
    MOVED_ON,
  ]);
  expect(reply(window, { kind: 'entry', entry: second! }, NOW + HOUR)[1]).toBe(MOVED_ON);
  const reminded: WindowEvent = { type: 'reminded', about: 'undecided', people: [OMAR.id] };
  const denied: WindowEvent = { type: 'denied', by: OMAR, reason: 'no' };
  const over = after(aWindow(), [reminded, NOW], [denied, NOW]);
  expect(reply(over, { kind: 'entry', entry: over.history[1]! })).toEqual([
    'RW-JAFZA2 waited for a decision',
    MOVED_ON,
  ]);
});

test('a denial and a withdrawal say that nobody signs in, and what is left to do', () => {
  expect(step(aWindow(), { type: 'denied', by: OMAR, reason: 'Use AssumeRoot' })).toEqual([
    'RW-JAFZA2 denied by Omar Diaz',
    'Why: “Use AssumeRoot”',
    AGAIN,
  ]);
  expect(step(aWindow(), { type: 'withdrawn', by: MIA })).toEqual([
    'RW-JAFZA2 withdrawn by Mia Chen',
    'Nothing is left to do.',
  ]);
  expect(step(aWindow({ operator: ZOE }), { type: 'withdrawn', by: ZOE })[0]).toBe(
    'RW-JAFZA2 withdrawn by Zoe Park, its operator',
  );
});

test('a revocation is loud, and sends the operator out of root', () => {
  const revoked: WindowEvent = { type: 'revoked', by: OMAR, reason: 'Not Mia' };
  expect(step(openWindow(), revoked)).toEqual([
    'RW-JAFZA2 REVOKED by Omar Diaz',
    'Why: “Not Mia”',
    SIGN_OUT,
    REVIEW,
  ]);
  expect(step(EVERY_STATE.scheduled!().window, revoked).slice(2)).toEqual(['Do: nobody signs in.']);
});

test('a close says what comes after; before the start it is called off', () => {
  const closed: WindowEvent = { type: 'closed', by: MIA };
  expect(step(openWindow(), closed)).toEqual(['RW-JAFZA2 closed by Mia Chen', SIGN_OUT, REVIEW]);
  expect(step(EVERY_STATE.scheduled!().window, closed)).toEqual([
    'RW-JAFZA2 called off by Mia Chen before it opened',
    'Do: nobody signs in.',
  ]);
});

test('an approver who closes it is not taken for whoever did the work', () => {
  const closed: WindowEvent = { type: 'closed', by: OMAR };
  expect(step(openWindow(), closed)[0]).toBe('RW-JAFZA2 closed by Omar Diaz, an approver');
  expect(step(EVERY_STATE.scheduled!().window, closed)[0]).toBe(
    'RW-JAFZA2 called off by Omar Diaz, an approver, before it opened',
  );
});

test('a measurement is told plainly where it is clean, and loudly where it is not', () => {
  expect(lastStep(closedWindow(CLEAN))).toEqual([
    'RW-JAFZA2 measured afterwards: nothing found',
    'Measured 20 Nov 09:42 UTC: hardware or passkey MFA, no keys, password set, no certificates; as before',
  ]);
  expect(lastStep(closedWindow(LEFT_BEHIND))).toEqual([
    'RW-JAFZA2 NEEDS ATTENTION: something was found afterwards',
    'FOUND AFTERWARDS in payments-prod: a root access key was left behind; root MFA was removed. Do: delete the root access key; register MFA for the root user again.',
  ]);
  expect(lastStep(closedWindow(UNMEASURED))).toEqual([
    'RW-JAFZA2 COULD NOT BE MEASURED afterwards',
    'NOT MEASURED AFTERWARDS in payments-prod: the root user could not be measured afterwards (blocked by SCP p-9x2). Do: measure the root user again with /root-status 111122223333. It is measured again 20 Nov 09:52 UTC.',
  ]);
});

test('what was there before is told as that, and is no alarm', () => {
  const old = accountFindings(CLEAN.accountId, CLEAN.before, CLEAN.after, true);
  expect(lastStep(closedWindow(old))).toEqual([
    'RW-JAFZA2 measured afterwards: nothing new; what was there before is still there',
    'STILL THERE in payments-prod: a root password that should be gone (it was there before). Do: delete the root password.',
  ]);
  const both = { ...old, calledOut: [...old.calledOut, 'a root access key was left behind'] };
  expect(lastStep(closedWindow(both))[0]).toBe('RW-JAFZA2 NEEDS ATTENTION: something was found afterwards');
});

const PARTLY =
  'NOT FULLY MEASURED AFTERWARDS in payments-prod: whether there is a root access key could not be measured.';

test('what could only not be measured is told apart from what was found, with when it is tried again', () => {
  expect(lastStep(closedWindow(PARTLY_MEASURED))).toEqual([
    'RW-JAFZA2 NOT FULLY MEASURED afterwards: nothing new in what was measured',
    `${PARTLY} It is measured again 20 Nov 09:52 UTC.`,
  ]);
  const after6h = after(
    closedWindow(PARTLY_MEASURED),
    ...[52, 112, 472].map((minutes): [WindowEvent, number] => [
      { type: 'findings-recorded', findings: { accounts: [PARTLY_MEASURED] } },
      NOW + minutes * MINUTE,
    ]),
  );
  expect(lastStep(after6h)[1]).toBe(
    `${PARTLY} Do: measure the root user again with /root-status 111122223333.`,
  );
});

test('what was found stands before what could not be measured, under a verdict of its own', () => {
  const accounts = twentyAccounts().slice(0, 3);
  const of = (findings: AccountFindings, n: number) => ({ ...findings, accountId: accounts[n]!.id });
  const lines = (...findings: AccountFindings[]) =>
    step(
      aWindow({ origin: { kind: 'break-glass' }, accounts }),
      { type: 'findings-recorded', findings: { accounts: findings.map(of) } },
      NOW + HOUR,
    ).map((line) => line.replace(/ in account-.*/, ''));
  expect(lines(UNMEASURED, PARTLY_MEASURED, LEFT_BEHIND)).toEqual([
    'BREAK-GLASS RW-JAFZA2 NEEDS ATTENTION: something was found afterwards',
    'FOUND AFTERWARDS',
    'NOT MEASURED AFTERWARDS',
    'NOT FULLY MEASURED AFTERWARDS',
  ]);
  expect(lines(CLEAN, PARTLY_MEASURED, UNMEASURED)[0]).toBe(
    'BREAK-GLASS RW-JAFZA2 COULD NOT ALL BE MEASURED afterwards',
  );
});

test('an account that a measurement leaves out counts as not measured', () => {
  const [first, second] = twentyAccounts();
  const window = aWindow({ origin: { kind: 'break-glass' }, accounts: [first!, second!] });
  const recorded: WindowEvent = {
    type: 'findings-recorded',
    findings: { accounts: [{ ...CLEAN, accountId: first!.id }] },
  };
  expect(step(window, recorded, NOW + HOUR).slice(0, 3)).toEqual([
    'BREAK-GLASS RW-JAFZA2 COULD NOT BE MEASURED afterwards',
    `NOT MEASURED AFTERWARDS in ${second!.name}. Do: run /root-status 200000000001. It is measured again 20 Nov 10:10 UTC.`,
    'Nothing found in the other accounts.',
  ]);
});

test('a review says what was done, and what is still open', () => {
  const reviewed: WindowEvent = { type: 'reviewed', by: OMAR, done: 'MFA delete is on' };
  expect(step(closedWindow(CLEAN), reviewed, NOW + HOUR)).toEqual([
    'RW-JAFZA2 reviewed by Omar Diaz',
    '“MFA delete is on”',
    'Nothing is left to do.',
  ]);
  expect(step(closedWindow(), reviewed, NOW + HOUR)[2]).toBe(
    'The root users are not measured yet; what is found is told here.',
  );
  expect(step(closedWindow(LEFT_BEHIND), reviewed, NOW + HOUR)[2]).toBe(
    'Do: make sure that what was found afterwards is put right; /root-status shows it.',
  );
  expect(step(closedWindow(PARTLY_MEASURED), reviewed, NOW + HOUR)[2]).toBe(
    'The root users are not fully measured yet; what is found is told here.',
  );
  const notAgain = { ...CLEAN, calledOut: ['it could not be measured again (throttled)'] };
  expect(step(closedWindow(notAgain), reviewed, NOW + HOUR)[2]).toBe(
    'The root users could not all be measured. Do: look at them with /root-status.',
  );
});

test('a use declared afterwards is told as what it is', () => {
  const declared: WindowEvent = {
    type: 'declared-afterwards',
    by: MIA,
    use: 'event 7',
    reason: 'The alarm was me',
  };
  expect(step(openWindow(), declared, NOW + 2 * HOUR)).toEqual([
    'RW-JAFZA2 does not cover a use that Mia Chen declares afterwards',
    'event 7: “The alarm was me”',
    'It sanctions nothing. Do: an approver looks at it in the review.',
  ]);
});
