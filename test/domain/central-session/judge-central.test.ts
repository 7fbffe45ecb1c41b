import type { AuditIntent } from '../../../src/domain/central-session/audit-intent.ts';
import { centralAttention } from '../../../src/domain/central-session/central-attention.ts';
import { explains } from '../../../src/domain/central-session/explains.ts';
import {
  type CentralContext,
  judgeCentral,
  judgeOpening,
} from '../../../src/domain/central-session/judge-central.ts';
import type { AssumeRootEvent } from '../../../src/domain/root-event/assume-root.ts';
import { HOUR, MINUTE, SECOND } from '../../../src/domain/time.ts';
import { accountId } from '../../support/builders/account.ts';
import {
  anAssumeRoot,
  type CloudTrailRecord,
  eventOf,
  eventTime,
  inCentralSession,
  intakeOf,
  rootIdentity,
} from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';

const PAYMENTS = accountId('111122223333');
const KEY = 'ASIACENTRALEXAMPLE01';
const INTENT: AuditIntent = { accountId: PAYMENTS, at: NOW, accessKeyId: KEY };
const OURS = ['arn:aws:sts::999900001111:assumed-role/rootkeeper/i-0abc'];

function opening(overrides: CloudTrailRecord = {}): AssumeRootEvent {
  const intake = intakeOf(anAssumeRoot(overrides));
  if (intake.kind !== 'assume-root') throw new Error(`No AssumeRoot: ${intake.kind}`);
  return intake.event;
}

function context(overrides: Partial<CentralContext> = {}): CentralContext {
  return { openings: [opening()], intents: [INTENT], ours: OURS, ...overrides };
}

const ADMIN = {
  type: 'AssumedRole',
  accountId: '999900001111',
  arn: 'arn:aws:sts::999900001111:assumed-role/Admin/mia',
  sessionContext: { sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::999900001111:role/Admin' } },
};
const BY_ADMIN = opening({ userIdentity: ADMIN });

describe('an AssumeRoot event explains an event', () => {
  const event = eventOf(inCentralSession({}, false));

  test('that was done with its key in its account, though that does not say assumedRoot', () => {
    expect(event.actor.kind).toBe('person');
    expect(explains(opening(), event)).toBe(true);
  });

  test.each([
    ['with another key', inCentralSession({ userIdentity: rootIdentity({ accessKeyId: 'ASIAOTHER' }) })],
    ['with no key', inCentralSession({ userIdentity: rootIdentity() })],
    [
      'in another account',
      inCentralSession({ userIdentity: rootIdentity({ accessKeyId: KEY, accountId: '222233334444' }) }),
    ],
    ['that AWS recorded about itself', inCentralSession({ eventType: 'AwsServiceEvent' }, false)],
    ['long before it', inCentralSession({ eventTime: eventTime(NOW - HOUR) })],
    ['after the session must have ended', inCentralSession({ eventTime: eventTime(NOW + 17 * MINUTE) })],
  ])('but none %s', (_, record) => {
    expect(explains(opening(), eventOf(record))).toBe(false);
  });

  test('but none if it was refused, and returned no key', () => {
    const refused = opening({ errorCode: 'AccessDenied', responseElements: null });
    expect(explains(refused, eventOf(inCentralSession({ userIdentity: rootIdentity() })))).toBe(false);
  });

  test('up to the last minute of the session', () => {
    expect(explains(opening(), eventOf(inCentralSession({ eventTime: eventTime(NOW + 15 * MINUTE) })))).toBe(
      true,
    );
  });
});

describe('our own audit', () => {
  test.each([true, false])('is quiet where everything agrees (assumedRoot said: %s)', (says) => {
    const verdict = judgeCentral(eventOf(inCentralSession({}, says)), context());
    expect(verdict).toEqual({ kind: 'our-audit' });
    expect(centralAttention(verdict!, NOW, NOW)).toEqual({ kind: 'quiet' });
    expect(judgeOpening(opening(), context())).toEqual({ kind: 'our-audit' });
  });

  test('is ours under a role with a path too, which a session does not name', () => {
    const sessionIssuer = { type: 'Role', arn: 'arn:aws:iam::999900001111:role/security/rootkeeper' };
    const by = { type: 'AssumedRole', sessionContext: { sessionIssuer } };
    expect(judgeOpening(opening({ userIdentity: by }), context()).kind).toBe('our-audit');
  });

  test.each([
    ['the caller', { openings: [BY_ADMIN] }, {}, ['caller']],
    [
      'the task policy',
      {
        openings: [
          opening({
            requestParameters: {
              targetPrincipal: PAYMENTS,
              taskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials' },
            },
          }),
        ],
      },
      {},
      ['task-policy'],
    ],
    ['the recorded intent', { intents: [] }, {}, ['intent']],
    [
      'the account of the intent',
      { intents: [{ ...INTENT, accountId: accountId('222233334444') }] },
      {},
      ['intent', 'account'],
    ],
    ['that it only reads', {}, { readOnly: false }, ['not-read-only']],
    ['a word on whether it only reads', {}, { readOnly: undefined }, ['not-read-only']],
  ])('is critical where %s does not agree', (_, known, record, disagrees) => {
    const verdict = judgeCentral(eventOf(inCentralSession(record)), context(known));
    expect(verdict).toEqual({ kind: 'ours-misused', disagrees });
    expect(centralAttention(verdict!, NOW, NOW)).toEqual({ kind: 'page' });
  });

  test('waits for its AssumeRoot event for 15 minutes, and pages then', () => {
    const verdict = judgeCentral(eventOf(inCentralSession({}, false)), context({ openings: [] }));
    expect(verdict).toEqual({ kind: 'unconfirmed' });
    expect(centralAttention(verdict!, NOW, NOW + 15 * MINUTE - SECOND)).toEqual({
      kind: 'wait',
      until: NOW + 15 * MINUTE,
    });
    expect(centralAttention(verdict!, NOW, NOW + 15 * MINUTE)).toEqual({ kind: 'page' });
  });

  test('does not wait where it changes something', () => {
    const event = eventOf(inCentralSession({ readOnly: false }));
    expect(judgeCentral(event, context({ openings: [] }))).toEqual({
      kind: 'ours-misused',
      disagrees: ['not-read-only'],
    });
  });

  test('that AWS refused was intended too, where we meant that account just then', () => {
    const refused = opening({ errorCode: 'AccessDenied', responseElements: null });
    const intended = { accountId: PAYMENTS, at: NOW - MINUTE };
    expect(judgeOpening(refused, context({ intents: [intended] })).kind).toBe('our-audit');
    expect(judgeOpening(refused, context({ intents: [{ ...intended, at: NOW - HOUR }] }))).toEqual({
      kind: 'ours-misused',
      disagrees: ['intent'],
    });
  });

  test('is not intended by an intent that has its own key already', () => {
    const other = { ...INTENT, accessKeyId: 'ASIAOTHER' };
    expect(judgeOpening(opening(), context({ intents: [other] })).kind).toBe('ours-misused');
  });
});

describe('a central session of somebody else', () => {
  const theirs = context({ openings: [BY_ADMIN], intents: [] });

  test('is told, with the event that says who opened it', () => {
    const verdict = judgeCentral(eventOf(inCentralSession({ readOnly: false })), theirs);
    expect(verdict).toEqual({ kind: 'others', opening: BY_ADMIN });
    expect(centralAttention(verdict!, NOW, NOW)).toEqual({ kind: 'tell' });
  });

  test('pages where it lets somebody sign in as root again', () => {
    const arn = 'arn:aws:iam::aws:policy/root-task/IAMCreateRootUserPassword';
    const creating = opening({
      userIdentity: ADMIN,
      requestParameters: { targetPrincipal: PAYMENTS, taskPolicyArn: { arn } },
    });
    expect(centralAttention(judgeOpening(creating, theirs), NOW, NOW)).toEqual({ kind: 'page' });
  });

  test('is of an unknown opener until the AssumeRoot event arrives', () => {
    const event = eventOf(inCentralSession());
    const before = judgeCentral(event, context({ openings: [], intents: [] }));
    expect(before).toEqual({ kind: 'unknown-opener' });
    expect(centralAttention(before!, NOW, NOW).kind).toBe('wait');
    expect(centralAttention(before!, NOW, NOW + HOUR).kind).toBe('page');
    expect(judgeCentral(event, theirs)?.kind).toBe('others');
  });

  test('is nobody’s, but a person’s, where neither a key nor AWS says so', () => {
    const event = eventOf(inCentralSession({}, false));
    expect(judgeCentral(event, context({ openings: [], intents: [] }))).toBeUndefined();
  });
});
