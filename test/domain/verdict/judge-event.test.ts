import fc from 'fast-check';
import { explains } from '../../../src/domain/central-session/explains.ts';
import type { CentralContext } from '../../../src/domain/central-session/judge-central.ts';
import type { AssumeRootEvent } from '../../../src/domain/root-event/assume-root.ts';
import { HOUR, MINUTE, SECOND } from '../../../src/domain/time.ts';
import { attentionOf } from '../../../src/domain/verdict/attention.ts';
import { judgeEvent } from '../../../src/domain/verdict/judge-event.ts';
import { judgeUse } from '../../../src/domain/verdict/judge-use.ts';
import { type WindowUse, withUse } from '../../../src/domain/verdict/window-use.ts';
import { accountId } from '../../support/builders/account.ts';
import {
  aChange,
  aConsoleLogin,
  aFailedLogin,
  anApiCall,
  anAssumeRoot,
  eventOf,
  eventTime,
  inCentralSession,
  intakeOf,
  rootIdentity,
  sessionIdentity,
} from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { after as windowAfter } from '../../support/builders/window.ts';
import { OMAR } from '../../support/builders/window-people.ts';
import { openWindow } from '../../support/builders/window-scenes.ts';

const KEY = 'ASIACENTRALEXAMPLE01';
const OURS = ['arn:aws:sts::999900001111:assumed-role/rootkeeper/i-0abc'];
const NOTHING: CentralContext = { openings: [], intents: [], ours: OURS };

function opening(): AssumeRootEvent {
  const intake = intakeOf(anAssumeRoot());
  if (intake.kind !== 'assume-root') throw new Error(intake.kind);
  return intake.event;
}

test('a service on its own account is told to nobody', () => {
  const autoscaling = 'autoscaling.amazonaws.com';
  const userIdentity = rootIdentity({ invokedBy: autoscaling });
  const call = eventOf(aChange('ec2', 'RunInstances', { userIdentity, sourceIPAddress: autoscaling }));
  expect(judgeEvent(call, [], NOTHING)).toEqual({ kind: 'service' });
});

test('what a person does through a service is judged as theirs', () => {
  const cloudformation = 'cloudformation.amazonaws.com';
  const userIdentity = sessionIdentity(NOW, {}, { invokedBy: cloudformation });
  const record = aChange('iam', 'CreateUser', { userIdentity, sourceIPAddress: cloudformation });
  expect(judgeEvent(eventOf(record), [openWindow()], NOTHING)).toMatchObject({
    kind: 'use',
    verdict: { kind: 'outside-task' },
  });
});

test('an unknown temporary key is a person’s until its AssumeRoot event explains it, in either order', () => {
  const event = eventOf(inCentralSession({}, false));
  const intents = [{ accountId: accountId('111122223333'), at: NOW, accessKeyId: KEY }];
  expect(judgeEvent(event, [], NOTHING)).toMatchObject({ kind: 'use', verdict: { kind: 'no-window' } });
  expect(explains(opening(), event)).toBe(true);
  expect(judgeEvent(event, [], { openings: [opening()], intents, ours: OURS })).toEqual({
    kind: 'central-session',
    verdict: { kind: 'our-audit' },
  });
});

test('whatever is recorded after an event changes nothing about its verdict', () => {
  const window = openWindow();
  const records = [aConsoleLogin(), anApiCall(), aChange('iam', 'CreateUser')];
  const steps = [
    { type: 'closed', by: window.request.operator },
    { type: 'revoked', by: OMAR, reason: 'no' },
  ] as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...records),
      fc.integer({ min: 0, max: 3_590 }),
      fc.integer({ min: 1, max: 10 }),
      fc.constantFrom(...steps),
      (record, second, later, step) => {
        const at = NOW + second * SECOND;
        const event = eventOf({ ...record, eventTime: eventTime(at) });
        const stopped = windowAfter(window, [step, Math.min(at + later * SECOND, NOW + HOUR - 1)]);
        expect(judgeUse(event, [stopped])).toEqual(judgeUse(event, [window]));
      },
    ),
  );
});

test('a sanctioned sign-in, 200 reads and the declared change page nobody, and are one entry with counts', () => {
  const windows = [openWindow()];
  const read = aChange('s3', 'GetBucketAcl', { readOnly: true });
  const records = [aFailedLogin(), aConsoleLogin(), ...Array(200).fill(read), anApiCall()];
  const events = records.map((record, n) =>
    eventOf({ ...record, eventID: `event ${n}`, eventTime: eventTime(NOW + MINUTE + n * SECOND) }),
  );
  let use: WindowUse | undefined;
  for (const event of events) {
    expect(attentionOf(event, judgeUse(event, windows), windows)).toBe('thread');
    use = withUse(use, event);
  }
  expect(use).toEqual({
    accountId: '111122223333',
    firstAt: NOW + MINUTE,
    lastAt: NOW + MINUTE + 202 * SECOND,
    events: 203,
    signIns: 1,
    failedSignIns: 1,
    reads: 200,
    changes: [{ name: 's3.amazonaws.com:PutBucketVersioning', done: 1, refused: 0 }],
    otherChanges: 0,
    sources: ['203.0.113.7'],
  });
  const key = eventOf(aChange('iam', 'CreateAccessKey', { eventTime: eventTime(NOW + 5 * MINUTE) }));
  expect(attentionOf(key, judgeUse(key, windows), windows)).toBe('page');
});

test('the entry stays small, and tells done from refused', () => {
  let use: WindowUse | undefined;
  for (let n = 0; n < 100; n++) {
    const sourceIPAddress = `203.0.113.${n}`;
    use = withUse(use, eventOf(aChange('s3', `Put${n}`, { sourceIPAddress, errorCode: 'AccessDenied' })));
  }
  expect(use).toMatchObject({ events: 100, otherChanges: 80 });
  expect(use?.changes).toHaveLength(20);
  expect(use?.changes[0]).toEqual({ name: 's3.amazonaws.com:Put0', done: 0, refused: 1 });
  expect(use?.sources).toHaveLength(10);
});
