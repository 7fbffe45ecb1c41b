import { createTrail } from '../../../sandbox/aws/cloudtrail/trail.ts';
import { createQueue } from '../../../sandbox/aws/sqs/queue.ts';
import { createEventDesk } from '../../../sandbox/events/event-desk.ts';
import { OFFERED_ACTS } from '../../../sandbox/events/root-act.ts';
import { accountId } from '../../support/builders/account.ts';
import { aConsoleLogin, enveloped, intakeOf } from '../../support/builders/cloudtrail.ts';

const MEMBER = accountId('111122223333');
const NOW = Date.parse('2026-11-20T09:00:00Z');

function aDesk() {
  let made = 0;
  const newId = () => `00000000-0000-4000-9000-${String(++made).padStart(12, '0')}`;
  const now = () => NOW;
  const settings = { visibility: 1_000, retention: 86_400_000 };
  const queue = createQueue({ name: 'events', settings, now, newId, random: () => 0 });
  const trail = createTrail(() => NOW + 3_600_000);
  const desk = createEventDesk({ partition: 'aws', queue, trail, now, newId });
  const told = () => queue.receive(10, 1_000).map(({ body }) => body);
  const history = (region: string) => trail.history(MEMBER, region).map(({ record }) => record.eventName);
  return { desk, told, history };
}

/** What the product makes of what a root user did. */
function productSees(did: string) {
  const { desk, told } = aDesk();
  desk.perform(MEMBER, { did }, NOW);
  const [body = ''] = told();
  return intakeOf(JSON.parse(body));
}

test.each([
  ['sign-in', 'ConsoleLogin', 'success', 'yes', 'us-east-1'],
  ['sign-in-without-mfa', 'ConsoleLogin', 'success', 'no', 'us-east-1'],
  ['failed-sign-in', 'ConsoleLogin', 'failure', 'no', 'us-east-1'],
  ['password-recovery-completed', 'PasswordRecoveryCompleted', 'success', 'no', 'us-east-1'],
  ['iam:CreateAccessKey', 'CreateAccessKey', 'success', 'yes', 'us-east-1'],
  ['s3:PutBucketPolicy', 'PutBucketPolicy', 'success', 'yes', 'eu-central-1'],
])('the product reads %s as %s, a %s, MFA %s, in %s', (did, eventName, kind, mfa, region) => {
  expect(productSees(did)).toMatchObject({
    kind: 'root',
    event: {
      ...{ eventName, mfa, region, at: NOW, accountId: MEMBER },
      outcome: { kind },
      actor: { kind: 'person' },
    },
  });
});

test('the product reads a heartbeat as one', () => {
  expect(productSees('heartbeat')).toEqual({
    kind: 'heartbeat',
    heartbeat: { accountId: MEMBER, region: 'us-east-1', at: NOW },
  });
});

test.each(OFFERED_ACTS.map(({ did }) => [did]))('nothing that the page offers is poison: %s', (did) => {
  expect(['root', 'heartbeat']).toContain(productSees(did).kind);
});

test('what a root user does after a sign-in is of that session', () => {
  const { desk, told } = aDesk();
  desk.perform(MEMBER, { did: 'sign-in' }, NOW - 600_000);
  desk.perform(MEMBER, { did: 'iam:ListUsers' }, NOW);
  const [, listing = ''] = told();

  expect(JSON.parse(listing).detail).toMatchObject({
    readOnly: true,
    userIdentity: { sessionContext: { attributes: { creationDate: '2026-11-20T08:50:00Z' } } },
  });
});

test('a call can be made with root’s access key, which belongs to no sign-in', () => {
  const { desk, told } = aDesk();
  desk.perform(MEMBER, { did: 'sign-in-without-mfa' }, NOW - 600_000);
  desk.perform(MEMBER, { did: 's3:ListBuckets', with: 'access key' }, NOW);
  desk.perform(MEMBER, { did: 's3:ListBuckets' }, NOW);
  const [, byKey, inConsole] = told().map((body) => JSON.parse(body).detail.userIdentity);

  expect(byKey).toMatchObject({ type: 'Root', accessKeyId: expect.stringMatching(/^AKIA/) });
  expect(byKey).not.toHaveProperty('sessionContext');
  expect(inConsole.sessionContext.attributes).toMatchObject({ mfaAuthenticated: 'false' });
});

test('a call can have come to an error, with its parameters, in another Region', () => {
  const { desk, told } = aDesk();
  const parameters = { name: 'org-trail' };
  const act = { did: 'cloudtrail:StopLogging', region: 'eu-west-1', error: 'AccessDenied', parameters };
  desk.perform(MEMBER, act, NOW);

  expect(JSON.parse(told()[0] ?? '').detail).toMatchObject({
    ...{ awsRegion: 'eu-west-1', errorCode: 'AccessDenied', requestParameters: parameters },
  });
});

test('a bare record is put into an envelope; one in its envelope stays as it is; both are in the history', () => {
  const { desk, told, history } = aDesk();
  desk.deliver(aConsoleLogin());
  desk.deliver(enveloped(aConsoleLogin(), { id: 'kept' }));
  const [bare, kept] = told().map((body) => JSON.parse(body));

  expect(bare).toMatchObject({ source: 'aws.signin', account: MEMBER, detail: aConsoleLogin() });
  expect(kept).toEqual(enveloped(aConsoleLogin(), { id: 'kept' }));
  expect(history('us-east-1')).toEqual(['ConsoleLogin', 'ConsoleLogin']);
});

test.each(['{ half', '[]', '{"a":1}'])('what is no record is put on the queue as it is: %s', (body) => {
  const { desk, told, history } = aDesk();
  desk.deliver(body);

  expect(told()).toEqual([body]);
  expect(history('us-east-1')).toEqual([]);
});

test('an event can be delivered twice, and happened once', () => {
  const { desk, told, history } = aDesk();
  desk.perform(MEMBER, { did: 'sign-in' }, NOW, { twice: true });
  const [first, second] = told();

  expect(first).toBeDefined();
  expect(second).toBe(first);
  expect(history('us-east-1')).toEqual(['ConsoleLogin']);
});
