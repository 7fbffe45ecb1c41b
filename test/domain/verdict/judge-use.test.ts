import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../../src/domain/time.ts';
import { attentionOf } from '../../../src/domain/verdict/attention.ts';
import { judgeUse } from '../../../src/domain/verdict/judge-use.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { accountId, anAccount } from '../../support/builders/account.ts';
import {
  aChange,
  aConsoleLogin,
  aFailedLogin,
  anApiCall,
  type CloudTrailRecord,
  eventOf,
  eventTime,
  rootIdentity,
  sessionIdentity,
} from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { aWindow, digest, after as windowAfter } from '../../support/builders/window.ts';
import { ANA, MIA, OMAR } from '../../support/builders/window-people.ts';
import { approve } from '../../support/builders/window-states.ts';

const START = NOW + HOUR;
const END = START + HOUR;

/** Approved at NOW for S3 MFA delete in payments-prod, from START to END. */
function scheduled(draft: Parameters<typeof aWindow>[0] = {}): RootWindow {
  return windowAfter(aWindow({ start: START, ...draft }), [approve(OMAR), NOW], [approve(ANA), NOW]);
}

function named(name: string) {
  return windowId(name, digest);
}

function signIn(at: Instant, overrides: CloudTrailRecord = {}) {
  return eventOf(aConsoleLogin({ eventTime: eventTime(at), ...overrides }));
}

function change(at: Instant, service: string, name: string, overrides: CloudTrailRecord = {}) {
  return eventOf(aChange(service, name, { eventTime: eventTime(at), ...overrides }));
}

function kindAt(at: Instant, ...windows: readonly RootWindow[]): string {
  return judgeUse(signIn(at), windows).kind;
}

describe('time', () => {
  test.each([
    ['one second before the start', START - SECOND, 'too-early'],
    ['at the start', START, 'in-window'],
    ['in the last second', END - SECOND, 'in-window'],
    ['at the end', END, 'too-late'],
    ['one second after the end', END + SECOND, 'too-late'],
  ])('%s', (_, at, kind) => {
    expect(kindAt(at, scheduled())).toBe(kind);
  });

  test('counts to the second, as CloudTrail tells it: approved in the same second is approved', () => {
    const approved = windowAfter(aWindow(), [approve(OMAR), NOW + 400], [approve(ANA), NOW + 700]);
    expect(kindAt(NOW, approved)).toBe('in-window');
    expect(kindAt(NOW - SECOND, approved)).toBe('no-window');
    expect(kindAt(NOW + HOUR - SECOND, approved)).toBe('in-window');
    expect(kindAt(NOW + HOUR, approved)).toBe('too-late');
  });

  test('more than a day before the start there is no window', () => {
    const far = scheduled({ start: NOW + 2 * DAY });
    expect(kindAt(NOW + DAY, far)).toBe('too-early');
    expect(kindAt(NOW + DAY - SECOND, far)).toBe('no-window');
  });

  test('more than a day after the end there is no window, and the last one is named', () => {
    expect(kindAt(END + DAY, scheduled())).toBe('too-late');
    expect(judgeUse(signIn(END + DAY + SECOND), [scheduled()])).toEqual({
      kind: 'no-window',
      reasons: [{ why: 'last-window', windowId: scheduled().id, at: END }],
      concerns: [],
    });
  });

  test('revoked two minutes before is too late', () => {
    const revoked = windowAfter(scheduled(), [
      { type: 'revoked', by: OMAR, reason: 'no' },
      START + 10 * MINUTE,
    ]);
    expect(kindAt(START + 9 * MINUTE, revoked)).toBe('in-window');
    expect(judgeUse(signIn(START + 12 * MINUTE), [revoked])).toMatchObject({
      kind: 'too-late',
      windowId: revoked.id,
      reasons: [{ why: 'window-over', how: 'revoked', at: START + 10 * MINUTE }],
    });
  });

  test('revoked in the same second is too late', () => {
    const revoked = windowAfter(scheduled(), [{ type: 'revoked', by: OMAR, reason: 'no' }, START + 700]);
    expect(kindAt(START, revoked)).toBe('too-late');
  });

  test('revoked before it opened is too late', () => {
    const revoked = windowAfter(scheduled(), [{ type: 'revoked', by: OMAR, reason: 'no' }, NOW + MINUTE]);
    expect(kindAt(START, revoked)).toBe('too-late');
    expect(kindAt(NOW, revoked)).toBe('too-early');
  });

  test('closed before is too late, and a session that goes on says so', () => {
    const closed = windowAfter(scheduled(), [{ type: 'closed', by: MIA }, START + 20 * MINUTE]);
    const at = START + 30 * MINUTE;
    const going = anApiCall({ eventTime: eventTime(at), userIdentity: sessionIdentity(START + MINUTE) });
    expect(judgeUse(eventOf(going), [closed])).toMatchObject({
      kind: 'too-late',
      reasons: [
        { why: 'window-over', how: 'closed', at: START + 20 * MINUTE },
        { why: 'session-goes-on', windowId: closed.id, since: START + MINUTE },
      ],
    });
    for (const began of [at - MINUTE, START - SECOND]) {
      const other = anApiCall({ eventTime: eventTime(at), userIdentity: sessionIdentity(began) });
      expect(judgeUse(eventOf(other), [closed]).reasons).toHaveLength(1);
    }
  });

  test('an event that arrives six hours late is judged as of its own time', () => {
    const event = signIn(START + MINUTE);
    const sixHoursLater = windowAfter(
      scheduled(),
      [{ type: 'closed', by: MIA }, START + 30 * MINUTE],
      [{ type: 'reviewed', by: OMAR, done: 'MFA delete is on' }, START + 6 * HOUR],
    );
    expect(judgeUse(event, [sixHoursLater])).toEqual(judgeUse(event, [scheduled()]));
    expect(judgeUse(event, [sixHoursLater]).kind).toBe('in-window');
  });
});

describe('without an open window', () => {
  test('a window that was approved after the event did not sanction it, and is named as pending then', () => {
    const approved = windowAfter(aWindow(), [approve(OMAR), NOW], [approve(ANA), NOW + 5 * MINUTE]);
    expect(judgeUse(signIn(NOW + MINUTE), [approved])).toEqual({
      kind: 'no-window',
      reasons: [{ why: 'undecided', windowId: approved.id, requestedAt: NOW }],
      concerns: [],
    });
    expect(kindAt(NOW + 5 * MINUTE, approved)).toBe('in-window');
  });

  test.each([
    ['denied', { type: 'denied', by: OMAR, reason: 'no' }],
    ['withdrawn', { type: 'withdrawn', by: MIA }],
  ] as const)('a request that was %s sanctions nothing', (how, step) => {
    const over = windowAfter(aWindow(), [step, NOW]);
    expect(judgeUse(signIn(NOW + MINUTE), [over])).toMatchObject({
      kind: 'no-window',
      reasons: [{ why: 'not-approved', how, windowId: over.id }],
    });
  });

  test('a refused request of more than a day ago has nothing to do with it', () => {
    const denied = windowAfter(aWindow(), [{ type: 'denied', by: OMAR, reason: 'no' }, NOW]);
    expect(judgeUse(signIn(NOW + DAY), [denied]).reasons).toMatchObject([{ why: 'not-approved' }]);
    expect(judgeUse(signIn(NOW + DAY + SECOND), [denied]).reasons).toEqual([{ why: 'none-known' }]);
  });

  test('of several that are over the one that ended last decides', () => {
    const closed = windowAfter(scheduled({ id: named('closed') }), [
      { type: 'closed', by: MIA },
      START + MINUTE,
    ]);
    for (const windows of [
      [closed, scheduled()],
      [scheduled(), closed],
    ]) {
      expect(judgeUse(signIn(END + MINUTE), windows)).toMatchObject({
        kind: 'too-late',
        windowId: scheduled().id,
        reasons: [{ how: 'ended' }, { how: 'closed', windowId: closed.id }],
      });
    }
  });

  test('a request that lapsed sanctions nothing', () => {
    expect(judgeUse(signIn(NOW + 9 * HOUR), [aWindow()]).reasons).toEqual([
      { why: 'not-approved', how: 'lapsed', windowId: aWindow().id },
    ]);
  });

  test('a window that was not requested yet is unknown', () => {
    expect(judgeUse(signIn(NOW - MINUTE), [aWindow()]).reasons).toEqual([{ why: 'none-known' }]);
  });

  test('one declared afterwards or taken from paper never sanctions anything', () => {
    const declared = aWindow({
      origin: { kind: 'afterwards', use: 'event 1' },
      start: NOW - 2 * HOUR,
    });
    const paper = aWindow({
      origin: { kind: 'paper', recordedBy: 'ana', approvals: [{ name: 'Omar Diaz', at: NOW - 3 * HOUR }] },
      start: NOW - 2 * HOUR,
    });
    expect(kindAt(NOW - 90 * MINUTE, declared, paper)).toBe('no-window');
    expect(kindAt(NOW + MINUTE, declared, paper)).toBe('no-window');
  });

  test('a window that is open for another account is named', () => {
    const id = accountId('222233334444');
    const elsewhere = scheduled({ accounts: [anAccount({ id, name: 'legacy-crm' })] });
    expect(judgeUse(signIn(START), [elsewhere])).toMatchObject({
      kind: 'other-account',
      windowId: elsewhere.id,
      reasons: [{ why: 'window-elsewhere', accounts: [id] }],
    });
    expect(kindAt(START - SECOND, elsewhere)).toBe('no-window');
    expect(kindAt(END, elsewhere)).toBe('no-window');
  });

  test('beside a window of another account, what was asked for in this one is named too', () => {
    const elsewhere = ['elsewhere', 'farther'].map((name) =>
      scheduled({ id: named(name), accounts: [anAccount({ id: accountId('222233334444') })] }),
    );
    const pending = aWindow();
    expect(judgeUse(signIn(START), [...elsewhere, pending]).reasons).toMatchObject([
      { why: 'window-elsewhere', windowId: elsewhere[0]?.id },
      { why: 'undecided', windowId: pending.id },
      { why: 'window-elsewhere', windowId: elsewhere[1]?.id },
    ]);
  });

  test('too late comes before too early, and both before another account', () => {
    const early = scheduled({ id: named('early'), start: END + HOUR });
    const elsewhere = scheduled({
      id: named('elsewhere'),
      start: END,
      accounts: [anAccount({ id: accountId('222233334444') })],
    });
    expect(kindAt(END + MINUTE, elsewhere, early, scheduled())).toBe('too-late');
    expect(kindAt(END + MINUTE, elsewhere, early)).toBe('too-early');
    expect(kindAt(END + MINUTE, elsewhere)).toBe('other-account');
  });

  test('each of these pages', () => {
    for (const windows of [[], [scheduled()], [aWindow()]]) {
      const event = signIn(END + MINUTE);
      expect(attentionOf(event, judgeUse(event, windows), windows)).toBe('page');
    }
  });
});

describe('several windows and accounts', () => {
  test('each of three accounts in one window is covered, and no fourth', () => {
    const ids = ['111122223333', '222233334444', '333344445555'];
    const accounts = ids.map((id) => anAccount({ id: accountId(id), name: `account ${id}` }));
    const window = scheduled({ accounts });
    for (const id of ids) {
      expect(judgeUse(signIn(START, { userIdentity: rootIdentity({ accountId: id }) }), [window]).kind).toBe(
        'in-window',
      );
    }
    const fourth = signIn(START, { userIdentity: rootIdentity({ accountId: '444455556666' }) });
    expect(judgeUse(fourth, [window]).kind).toBe('other-account');
  });

  test('of overlapping windows the one whose task declares the change decides, in any order', () => {
    const mfaDelete = scheduled({ id: named('mfa delete') });
    const admin = scheduled({ id: named('admin'), taskId: 'restore-admin', start: START - 10 * MINUTE });
    const event = eventOf(anApiCall({ eventTime: eventTime(START + MINUTE) }));
    for (const windows of [
      [mfaDelete, admin],
      [admin, mfaDelete],
    ]) {
      expect(judgeUse(event, windows)).toMatchObject({
        kind: 'in-window',
        windowId: mfaDelete.id,
        reasons: [{ why: 'declared-change' }, { why: 'unverified-task', windowId: admin.id }],
      });
    }
  });

  test('a window that is over does not spoil one that covers', () => {
    const revoked = windowAfter(scheduled({ id: named('revoked') }), [
      { type: 'revoked', by: OMAR, reason: 'no' },
      START,
    ]);
    expect(kindAt(START + MINUTE, revoked, scheduled())).toBe('in-window');
  });
});

describe('the task', () => {
  const at = START + MINUTE;

  test('has its declared change in the window', () => {
    const event = change(at, 's3', 'PutBucketVersioning');
    expect(judgeUse(event, [scheduled()])).toEqual({
      kind: 'in-window',
      windowId: scheduled().id,
      reasons: [{ why: 'declared-change', windowId: scheduled().id, taskId: 's3-mfa-delete' }],
      concerns: [],
    });
  });

  test('has no other change, tried or done', () => {
    const reasons = [{ why: 'not-of-the-task', windowId: scheduled().id, taskId: 's3-mfa-delete' }];
    const done = judgeUse(change(at, 's3', 'PutBucketPolicy'), [scheduled()]);
    const tried = judgeUse(change(at, 's3', 'PutBucketPolicy', { errorCode: 'AccessDenied' }), [scheduled()]);
    expect(done).toMatchObject({ kind: 'outside-task', reasons });
    expect(tried).toEqual(done);
  });

  test('says nothing about reads, nor about signing in', () => {
    const read = change(at, 'iam', 'ListUsers', { readOnly: true });
    const reasons = [{ why: 'time-and-account', windowId: scheduled().id }];
    for (const event of [read, signIn(at), signIn(at, { eventName: 'CheckMfa' })]) {
      expect(judgeUse(event, [scheduled()])).toMatchObject({ kind: 'in-window', reasons });
    }
  });

  test('without a verified list accepts any change that is not never fine', () => {
    const window = scheduled({ taskId: 'restore-admin' });
    expect(judgeUse(change(at, 'iam', 'AttachUserPolicy'), [window])).toMatchObject({
      kind: 'in-window',
      reasons: [{ why: 'unverified-task' }],
    });
    expect(judgeUse(change(at, 'iam', 'CreateAccessKey'), [window])).toMatchObject({
      kind: 'outside-task',
      reasons: [{ why: 'never-fine', taskId: 'restore-admin' }],
    });
  });

  test('without a verified list accepts nothing from a source that is not AWS’s', () => {
    const window = scheduled({ taskId: 'restore-admin' });
    const strange = change(at, 'iam', 'AttachUserPolicy', { eventSource: 'aws.example' });
    expect(judgeUse(strange, [window])).toMatchObject({
      kind: 'outside-task',
      reasons: [{ why: 'not-of-the-task' }],
    });
  });

  test('that leaves no event says so', () => {
    const window = scheduled({ taskId: 'billing-access' });
    expect(judgeUse(change(at, 'billing', 'UpdateBillingPreferences'), [window])).toMatchObject({
      kind: 'in-window',
      reasons: [{ why: 'not-observable', taskId: 'billing-access' }],
    });
  });

  test('that declares what is never fine makes it fine', () => {
    const window = scheduled({ taskId: 'root-mfa', insistence: 'central root access is off' });
    expect(judgeUse(change(at, 'iam', 'DeactivateMFADevice'), [window]).kind).toBe('in-window');
    expect(judgeUse(change(at, 'iam', 'CreateUser'), [window]).kind).toBe('outside-task');
  });

  test('alerts where a change is made in a session without MFA, tried or done, and not where AWS does not say', () => {
    const session = (mfaAuthenticated: string | undefined) => ({
      userIdentity: sessionIdentity(at, { attributes: { creationDate: eventTime(at), mfaAuthenticated } }),
    });
    const concerns = (more: CloudTrailRecord) =>
      judgeUse(change(at, 's3', 'PutBucketVersioning', more), [scheduled()]).concerns;
    expect(concerns(session('false'))).toEqual(['no-mfa']);
    expect(concerns({ ...session('false'), errorCode: 'AccessDenied' })).toEqual(['no-mfa']);
    expect(concerns(session('true'))).toEqual([]);
    expect(concerns(session(undefined))).toEqual([]);
  });

  test('that the list no longer has accepts nothing', () => {
    const window = scheduled();
    const { request } = window;
    const forgotten = { ...window, request: { ...request, task: { ...request.task, id: 'forgotten' } } };
    expect(judgeUse(change(at, 's3', 'PutBucketVersioning'), [forgotten])).toMatchObject({
      kind: 'outside-task',
      reasons: [{ why: 'unknown-task', taskId: 'forgotten' }],
    });
  });

  test('is not done by a password recovery that was completed in it', () => {
    const window = scheduled({ taskId: 'root-password', insistence: 'central root access is off' });
    const event = signIn(at, { eventName: 'PasswordRecoveryCompleted' });
    const verdict = judgeUse(event, [window]);
    expect(verdict).toMatchObject({ kind: 'outside-task', reasons: [{ why: 'never-fine' }] });
    expect(attentionOf(event, verdict, [window])).toBe('page');
  });
});

describe('what a sanctioned use asks for', () => {
  const at = START + MINUTE;

  test('is one entry in the thread, for the sign-in, 200 reads and the declared change', () => {
    const reads = Array.from({ length: 200 }, (_, n) =>
      change(at + n * SECOND, 's3', 'GetBucketAcl', { readOnly: true, eventID: `read ${n}` }),
    );
    const session = [signIn(START), ...reads, change(at, 's3', 'PutBucketVersioning')];
    const windows = [scheduled()];
    const attention = session.map((event) => attentionOf(event, judgeUse(event, windows), windows));
    expect(new Set(attention)).toEqual(new Set(['thread']));
    const key = change(at, 'iam', 'CreateAccessKey');
    expect(attentionOf(key, judgeUse(key, windows), windows)).toBe('page');
  });

  test.each([
    ['No', ['no-mfa'], 'page'],
    ['Yes', [], 'thread'],
    ['?', ['mfa-unknown'], 'page'],
  ])('is more where MFA was used: %s', (MFAUsed, concerns, attention) => {
    const event = signIn(at, { additionalEventData: { MFAUsed } });
    const verdict = judgeUse(event, [scheduled()]);
    expect(verdict).toMatchObject({ kind: 'in-window', concerns });
    expect(attentionOf(event, verdict, [scheduled()])).toBe(attention);
  });

  test('is no more where a sign-in failed before MFA was asked for', () => {
    const event = eventOf(aFailedLogin({ eventTime: eventTime(at) }));
    expect(judgeUse(event, [scheduled()]).concerns).toEqual([]);
  });

  test('is nothing at all for a request to recover the password', () => {
    const event = signIn(at, { eventName: 'PasswordRecoveryRequested' });
    expect(attentionOf(event, judgeUse(event, []), [])).toBe('fold');
  });
});

describe('break-glass', () => {
  const opened = aWindow({ origin: { kind: 'break-glass' } });
  const at = NOW + MINUTE;
  const reviewed = windowAfter(opened, [{ type: 'reviewed', by: OMAR, done: 'all' }, NOW + 2 * HOUR]);

  test('says that nobody had approved it', () => {
    expect(judgeUse(signIn(at), [opened])).toMatchObject({
      kind: 'break-glass',
      windowId: opened.id,
      reasons: [{ why: 'opened-without-approval' }, { why: 'time-and-account' }],
    });
  });

  test('pages until it is reviewed, and the verdict stays the same', () => {
    const event = signIn(at);
    const verdict = judgeUse(event, [opened]);
    expect(attentionOf(event, verdict, [opened])).toBe('page');
    expect(judgeUse(event, [reviewed])).toEqual(verdict);
    expect(attentionOf(event, verdict, [reviewed])).toBe('thread');
  });

  test('pages after the review too, where the change is never fine or not the task’s', () => {
    for (const name of ['CreateAccessKey', 'AttachUserPolicy']) {
      const event = change(at, 'iam', name);
      const verdict = judgeUse(event, [reviewed]);
      expect(verdict.kind).toBe('break-glass');
      expect(attentionOf(event, verdict, [reviewed])).toBe('page');
    }
  });

  test('pages after the review too, where a sign-in used no MFA', () => {
    const event = signIn(at, { additionalEventData: { MFAUsed: 'No' } });
    expect(attentionOf(event, judgeUse(event, [reviewed]), [reviewed])).toBe('page');
  });

  test('is settled by its own review, whatever another window says of the change', () => {
    const glass = aWindow({ id: named('glass'), origin: { kind: 'break-glass' }, taskId: 'restore-admin' });
    const settled = windowAfter(glass, [{ type: 'reviewed', by: OMAR, done: 'all' }, NOW + 2 * HOUR]);
    const approved = windowAfter(
      aWindow({ id: named('approved') }),
      [approve(OMAR), NOW],
      [approve(ANA), NOW],
    );
    const event = change(at, 'iam', 'TagUser');
    const verdict = judgeUse(event, [approved, settled]);
    expect(verdict.reasons.map(({ why }) => why)).toContain('not-of-the-task');
    expect(attentionOf(event, verdict, [approved, settled])).toBe('thread');
  });

  test('gives way to an approved window that sanctions the use, not to one that does not', () => {
    const approved = windowAfter(
      aWindow({ id: named('approved') }),
      [approve(OMAR), NOW],
      [approve(ANA), NOW],
    );
    const glass = aWindow({ id: named('glass'), origin: { kind: 'break-glass' }, taskId: 'restore-admin' });
    expect(judgeUse(signIn(at), [glass, approved]).kind).toBe('in-window');
    const attach = change(at, 'iam', 'AttachUserPolicy');
    expect(judgeUse(attach, [approved, glass]).kind).toBe('break-glass');
    const never = change(at, 'iam', 'CreateUser');
    expect(judgeUse(never, [glass, approved]).kind).toBe('outside-task');
  });

  test('is too late once it was closed', () => {
    const closed = windowAfter(opened, [{ type: 'closed', by: MIA }, at]);
    expect(kindAt(at + SECOND, closed)).toBe('too-late');
  });
});
