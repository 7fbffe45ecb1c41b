import { type AlertCause, CAUSES, isWorse } from '../../../src/domain/alert/cause.ts';
import { causeOfUse } from '../../../src/domain/alert/cause-of.ts';
import { grown } from '../../../src/domain/alert/growth.ts';
import { itemOf, itemOfPerimeter } from '../../../src/domain/alert/item-of.ts';
import { type TodoFacts, whatToDo } from '../../../src/domain/alert/what-to-do.ts';
import { NEVER_FINE } from '../../../src/domain/root-task/never-fine.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { judgeUse } from '../../../src/domain/verdict/judge-use.ts';
import { afterStep, anAlert, anItem } from '../../support/builders/alert.ts';
import {
  aChange,
  aConsoleLogin,
  aFailedLogin,
  anApiCall,
  type CloudTrailRecord,
  eventOf,
  eventTime,
  intakeOf,
} from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { DEVICE, openWindow } from '../../support/builders/window-scenes.ts';

const FACTS: TodoFacts = { isManagement: false, centralRootAccess: 'on', holders: [DEVICE] };

function todo(records: readonly CloudTrailRecord[], facts: Partial<TodoFacts> = {}) {
  return whatToDo(anAlert(...records), { ...FACTS, ...facts });
}

const withoutMfa = aConsoleLogin({ additionalEventData: { MFAUsed: 'No' } });

test('at 3 a.m. the steps are the owner, the custodian by phone, containment in five minutes, and the trail', () => {
  expect(todo([withoutMfa, aChange('cloudtrail', 'StopLogging'), aChange('iam', 'CreateAccessKey')])).toEqual(
    [
      { do: 'take-it' },
      { do: 'phone-custodians', holders: [DEVICE] },
      {
        do: 'contain',
        after: 5 * 60_000,
        by: ['attach-deny-root-scp', 'delete-root-credentials-centrally'],
      },
      { do: 'restart-watch', names: ['StopLogging'] },
      { do: 'delete-new-keys', names: ['CreateAccessKey'] },
      { do: 'change-nothing-else' },
    ],
  );
});

test('nobody who failed to sign in has to be contained', () => {
  expect(todo([aFailedLogin()]).map((each) => each.do)).toEqual([
    'take-it',
    'phone-custodians',
    'change-nothing-else',
  ]);
});

test('where a code was asked for, the password is known and has to be changed', () => {
  expect(todo([aConsoleLogin({ eventName: 'CheckMfa' })])).toContainEqual({
    do: 'change-root-password',
    names: ['CheckMfa'],
  });
});

test('an SCP is no remedy where the account is the management account', () => {
  expect(todo([withoutMfa], { isManagement: true })).toContainEqual({
    do: 'contain',
    after: 5 * 60_000,
    by: ['change-root-password', 'delete-root-keys-as-root', 'call-aws-support'],
  });
});

test('where nobody knows whether it is the management account, both ways are told', () => {
  expect(todo([withoutMfa], { isManagement: undefined })).toContainEqual({
    do: 'contain',
    after: 5 * 60_000,
    by: ['attach-deny-root-scp', 'delete-root-credentials-centrally', 'management-otherwise'],
  });
});

test('without central root access keys are deleted by hand', () => {
  expect(todo([withoutMfa], { centralRootAccess: 'off' })).toContainEqual(
    expect.objectContaining({ by: ['attach-deny-root-scp', 'delete-root-keys-as-root'] }),
  );
});

test('where a window names an operator, they are asked first', () => {
  const window = openWindow();
  const late = eventOf(anApiCall({ eventTime: eventTime(NOW + 2 * HOUR) }));
  const alert = grown(anAlert(withoutMfa), itemOf(late, judgeUse(late, [window])), NOW);
  expect(whatToDo(alert, FACTS)[1]).toEqual({ do: 'ask-operator', windowIds: [window.id] });
});

test('where a window of another account happened to be open, its operator is asked after the custodian', () => {
  const event = eventOf(withoutMfa);
  const window = openWindow();
  const verdict = { kind: 'other-account', windowId: window.id, reasons: [], concerns: [] } as const;
  const alert = grown(anAlert(aFailedLogin()), itemOf(event, verdict), NOW);
  expect(whatToDo(alert, FACTS).slice(1, 3)).toEqual([
    { do: 'phone-custodians', holders: [DEVICE] },
    { do: 'ask-operator', windowIds: [window.id] },
  ]);
});

test('what somebody else did to the perimeter is asked of them, and undone', () => {
  const record = aChange('iam', 'DisableOrganizationsRootSessions');
  const intake = intakeOf({ ...record, userIdentity: { type: 'IAMUser', accountId: '999900001111' } });
  if (intake.kind !== 'perimeter') throw new Error(intake.kind);
  const item = itemOfPerimeter(intake.event);
  expect(item).toMatchObject({ cause: 'central-access-off', pages: true, outcome: 'success' });
  const alert = { ...anAlert(), topic: 'perimeter' as const, items: [item] };
  expect(whatToDo(alert, FACTS)).toEqual([
    { do: 'take-it' },
    { do: 'ask-who-did-it' },
    { do: 'turn-central-access-on', names: ['DisableOrganizationsRootSessions'] },
    { do: 'change-nothing-else' },
  ]);
});

test.each([
  ['EnableOrganizationsRootSessions', {}],
  ['DisableOrganizationsRootSessions', { errorCode: 'AccessDenied' }],
] as const)('%s %j by an administrator is told, and wants nobody', (eventName, overrides) => {
  const userIdentity = { type: 'IAMUser', accountId: '999900001111' };
  const intake = intakeOf(aChange('iam', eventName, { userIdentity, ...overrides }));
  if (intake.kind !== 'perimeter') throw new Error(intake.kind);
  expect(itemOfPerimeter(intake.event).pages).toBe(false);
});

test.each([
  ['audit-misused', 'stop-own-role'],
  ['missed-use', 'look-up-events'],
] as const)('%s asks for: %s', (cause, remedy) => {
  const alert = grown(anAlert(), { ...anItem(), cause, name: 'x' }, NOW);
  expect(whatToDo(alert, FACTS).map((each) => each.do)).toContain(remedy);
});

test('every alert begins with its owner and ends with leaving the rest alone', () => {
  for (const cause of CAUSES) {
    const steps = whatToDo({ ...anAlert(), items: [{ ...anItem(), cause }] }, FACTS);
    expect(steps[0]).toEqual({ do: 'take-it' });
    expect(steps.at(-1)).toEqual({ do: 'change-nothing-else' });
  }
});

describe('what an event is about', () => {
  test('is worse than any other change, where it is never fine', () => {
    for (const name of NEVER_FINE) {
      const [source = '', eventName = ''] = name.split(':');
      const cause = causeOfUse(eventOf(anApiCall({ eventSource: source, eventName })));
      expect(isWorse(cause, 'change')).toBe(true);
    }
  });

  test.each<[string, CloudTrailRecord, AlertCause]>([
    ['a sign-in with MFA', aConsoleLogin(), 'sign-in'],
    ['a sign-in without', withoutMfa, 'sign-in-without-mfa'],
    ['a sign-in that does not say', aConsoleLogin({ additionalEventData: null }), 'sign-in-without-mfa'],
    ['a failed sign-in', aFailedLogin(), 'sign-in-failed'],
    ['a completed recovery', aConsoleLogin({ eventName: 'PasswordRecoveryCompleted' }), 'recovery-completed'],
    ['GuardDuty turned off', aChange('guardduty', 'DeleteDetector'), 'watch-off'],
    ['a change', aChange('s3', 'PutBucketPolicy'), 'change'],
    ['a change of that name elsewhere', aChange('example', 'CreateAccessKey'), 'change'],
    ['a refused change', aChange('iam', 'CreateUser', { errorCode: 'AccessDenied' }), 'change-refused'],
    ['a read', aChange('iam', 'ListUsers', { readOnly: true }), 'read'],
  ])('%s', (_, record, cause) => {
    expect(causeOfUse(eventOf(record))).toBe(cause);
  });
});

test('an alert that was disposed of keeps its steps for who reads it later', () => {
  const by = { id: 'U0OMAR', name: 'Omar Diaz' };
  const disposed = afterStep(anAlert(withoutMfa), { type: 'disposed', by, as: 'incident' }, NOW);
  expect(whatToDo(disposed, FACTS)).toEqual(todo([withoutMfa]));
});
