import { itemOfMissedUse, itemOfTrouble } from '../../../src/domain/alert/item-of.ts';
import type { CheckIn } from '../../../src/domain/check-in/check-in.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { alertCard } from '../../../src/slack/activity/alert-card.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { byAdmin, openedByAdmin } from '../../support/builders/activity-records.ts';
import { afterStep, PAYMENTS } from '../../support/builders/alert.ts';
import { anAlertView, minutesLater, type Scene } from '../../support/builders/alert-scenes.ts';
import {
  aChange,
  aConsoleLogin,
  anApiCall,
  anAssumeRoot,
  type CloudTrailRecord,
  eventOf,
  inCentralSession,
  sessionIdentity,
} from '../../support/builders/cloudtrail.ts';
import { ago, NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { MIA } from '../../support/builders/window-people.ts';
import { openWindow } from '../../support/builders/window-scenes.ts';

function card(records: readonly CloudTrailRecord[], scene: Scene = {}): string[] {
  const { blocks } = alertCard(anAlertView(records, scene), []);
  expect(messageViolations(blocks)).toEqual([]);
  return plainTextOf(blocks).split('\n');
}

const BY_MIA = 'mia@corp.example (role Admin, account 999900001111)';
const perimeter = { topic: 'perimeter' } as const;

describe('a change to what keeps root users in check', () => {
  test('is told with who did it, to what, and what to do', () => {
    const seen = card(
      [byAdmin('organizations', 'DetachPolicy', { policyId: 'p-denyroot1', targetId: 'ou-ab12-34' })],
      perimeter,
    );
    expect(seen[0]).toBe(
      'DENY-ROOT SCP CHANGED: payments-prod, 09:00 UTC, deny-root SCP p-denyroot1 detached from ou-ab12-34, by mia@corp.example',
    );
    expect(seen).toContain(`Who: ${BY_MIA}`);
    expect(seen).toContain('Why: WEAKER than before.');
    expect(seen).toContain(`2. Ask ${BY_MIA}, by phone: was it them, and what for?`);
    expect(seen).toContain('3. Put the deny-root SCP back as it was, its text and what it is attached to.');
    expect(seen.at(-1)).toBe("[I'm on it] [Show events]");
  });

  test('that AWS refused is told, and wants nobody', () => {
    const refused = { errorCode: 'AccessDenied' };
    const seen = card(
      [byAdmin('organizations', 'DetachPolicy', { policyId: 'p-denyroot1' }, refused)],
      perimeter,
    );
    expect(seen[0]).toMatch(/^ATTEMPT THAT AWS REFUSED: /);
    expect(seen).toContain('Why: AWS refused it: nothing changed.');
    expect(seen).toContain('Unless it was planned:');
    expect(seen.join('\n')).not.toMatch(/Do now|Change nothing else/);
    expect(seen).toContain('Owner: none needed: this is told, and calls on nobody.');
    expect(seen.at(-1)).toBe('[Incident…] [Show events]');
  });

  test.each([
    ['iam', 'DisableOrganizationsRootSessions', {}, 'central root access turned off'],
    [
      'organizations',
      'DisablePolicyType',
      { rootId: 'r-ab12', policyType: 'SERVICE_CONTROL_POLICY' },
      'all SCPs turned off in r-ab12',
    ],
    ['organizations', 'DeletePolicy', { policyId: 'p-denyroot1' }, 'deny-root SCP p-denyroot1 deleted'],
    [
      'organizations',
      'AttachPolicy',
      { policyId: 'p-denyroot1', targetId: '111122223333' },
      'deny-root SCP p-denyroot1 attached to 111122223333',
    ],
    ['organizations', 'UpdatePolicy', { policyId: 'p-denyroot1' }, 'deny-root SCP p-denyroot1 changed'],
    [
      'organizations',
      'RegisterDelegatedAdministrator',
      { accountId: '444455556666', servicePrincipal: 'iam.amazonaws.com' },
      'delegated administrator for IAM registered: 444455556666',
    ],
    [
      'organizations',
      'DeregisterDelegatedAdministrator',
      { servicePrincipal: 'iam.amazonaws.com' },
      'delegated administrator for IAM deregistered: account not known',
    ],
    [
      'account',
      'StartPrimaryEmailUpdate',
      { accountId: '111122223333' },
      'root e-mail address of 111122223333 being changed',
    ],
    ['account', 'AcceptPrimaryEmailUpdate', {}, 'root e-mail address changed'],
    [
      'events',
      'DisableRule',
      { name: 'rootkeeper-root-events' },
      "Rootkeeper's own rule rootkeeper-root-events: DisableRule",
    ],
    [
      'sqs',
      'PurgeQueue',
      { queueUrl: 'https://sqs.us-east-1.amazonaws.com/999900001111/rootkeeper-events' },
      "Rootkeeper's own queue 999900001111/rootkeeper-events: PurgeQueue",
    ],
  ])('%s %s is told in words', (service, name, parameters, words) => {
    expect(card([byAdmin(service, name, parameters)], perimeter)[0]).toContain(
      `, ${words}, by mia@corp.example`,
    );
  });

  test('by a root user names nobody', () => {
    const seen = card([aChange('iam', 'DisableOrganizationsRootSessions')], perimeter);
    expect(seen).toContain('Who: a root user, which names nobody (account 111122223333)');
    expect(seen).toContain('2. Ask whoever holds these credentials, by phone: was it them, and what for?');
  });
});

describe('a central root session', () => {
  test('of somebody else is told with who opened it and under which policy', () => {
    const seen = card([openedByAdmin(), inCentralSession()]);
    expect(seen[0]).toBe(
      'CENTRAL ROOT SESSION: payments-prod, 09:00 UTC, task policy IAMAuditRootUserCredentials, by mia@corp.example',
    );
    expect(seen).toContain(
      `Why: Central root session opened by ${BY_MIA}, task policy IAMAuditRootUserCredentials.`,
    );
    expect(seen).toContain('Owner: none needed: this is told, and calls on nobody.');
  });

  test('that lets root sign in again says so, and pages', () => {
    const seen = card([openedByAdmin('IAMCreateRootUserPassword')]);
    expect(seen.find((line) => line.startsWith('Why'))).toMatch(
      /: IT LETS ROOT SIGN IN AGAIN, with a new password\.$/,
    );
    expect(seen.at(-1)).toBe("[I'm on it] [Show events]");
  });

  test('whose opening never arrived says that nobody knows', () => {
    const seen = card([inCentralSession()]);
    expect(seen).toContain(
      'Why: Central root session; WHO OPENED IT IS NOT KNOWN, its AssumeRoot event has not arrived.',
    );
  });

  test('of our own role that is no audit says what does not agree', () => {
    const ours = ['arn:aws:iam::999900001111:role/rootkeeper'];
    const deleted = inCentralSession({ eventName: 'DeleteLoginProfile', readOnly: false });
    const seen = card([anAssumeRoot(), deleted], { central: { ours } });
    expect(seen[0]).toMatch(/^ROOTKEEPER'S OWN AUDIT ACCESS MISUSED: payments-prod, 09:00 UTC, /);
    expect(seen).toContain(
      "Why: NOT AN AUDIT, though Rootkeeper's role or key was used: Rootkeeper had not recorded that it would.",
    );
    expect(seen.join('\n')).toContain("Take sts:AssumeRoot from Rootkeeper's role");
  });

  test('that explains what looked like a use calls on nobody any more', () => {
    const accessKeyId = 'ASIACENTRALEXAMPLE01';
    const seen = card([inCentralSession({}, false)], {
      since: (alert) => afterStep(alert, { type: 'explained', accessKeyId, opening: 'x' }, minutesLater(3)),
    });
    expect(seen[0]).toMatch(
      /^EXPLAINED, it was a central root session, not unsanctioned root use, reads only: /,
    );
    expect(seen.some((line) => /^(Do now|Owner)/.test(line))).toBe(false);
    expect(seen.at(-1)).toBe('[Show events]');
  });
});

describe('a use in a window that its operator does not stand by', () => {
  const window = openWindow();
  const checkIn: CheckIn = {
    windowId: window.id,
    accountId: PAYMENTS,
    operator: MIA,
    firstUseAt: NOW,
    askedAt: NOW,
    addresses: ['203.0.113.7'],
  };
  const trouble = (kind: 'denied' | 'silent' | 'second-address') => [
    itemOfTrouble(checkIn, kind, eventOf(aConsoleLogin()), digest),
  ];

  test('says that the operator says no', () => {
    const answer = { isThem: false, at: minutesLater(2) };
    const seen = card([], {
      windows: [window],
      checkIns: [{ ...checkIn, answer }],
      items: trouble('denied'),
    });
    expect(seen[0]).toBe('IN-WINDOW ROOT USE, OPERATOR SAYS IT IS NOT THEM: payments-prod, 09:00 UTC');
    expect(seen).toContain('Operator: Mia Chen of RW-JAFZA2 says it is NOT THEM, 09:02 UTC');
    expect(seen.join('\n')).toContain('2. Phone Mia Chen, operator of RW-JAFZA2: was it them?');
  });

  test('says that the operator says nothing', () => {
    const now = minutesLater(11);
    const seen = card([], { windows: [window], checkIns: [checkIn], items: trouble('silent'), now });
    expect(seen[0]).toBe('IN-WINDOW ROOT USE, OPERATOR DID NOT CONFIRM IT: payments-prod, 09:00 UTC');
    expect(seen).toContain('Operator: Mia Chen of RW-JAFZA2 has NOT ANSWERED for 10 min');
  });

  test('says that it came from two addresses', () => {
    const addresses = ['203.0.113.7', '198.51.100.4'];
    const answer = { isThem: true, at: minutesLater(1) };
    const checkIns = [{ ...checkIn, addresses, answer }];
    const seen = card([], { windows: [window], checkIns, items: trouble('second-address') });
    expect(seen[0]).toBe('IN-WINDOW ROOT USE, FROM A SECOND ADDRESS: payments-prod, 09:00 UTC');
    expect(seen).toContain(
      'Operator: Mia Chen of RW-JAFZA2 is one person; the use came from 2 addresses: 203.0.113.7, 198.51.100.4',
    );
  });
});

test('a use of which AWS tells and no event came is a finding of its own', () => {
  const item = itemOfMissedUse({ accountId: PAYMENTS, credential: 'password', at: ago(HOUR) }, digest);
  const seen = card([], { items: [item] });
  expect(seen[0]).toBe('ROOT USE THAT SENT NO EVENT: payments-prod, 08:00 UTC, password');
  expect(seen).toContain(
    "Why: AWS says that the password was used 08:00 UTC, and no event of it came. Rootkeeper's pipeline missed it, or somebody cut it.",
  );
});

test('where SCPs and central root access do not reach, the steps are others', () => {
  const through = { ...sessionIdentity(), invokedBy: 'cloudformation.amazonaws.com' };
  const facts = { isManagement: true, holders: [] };
  const seen = card([anApiCall({ userIdentity: through })], { facts, networks: new Map() });
  expect(seen).toContain(
    'Who: NOT KNOWN, root names nobody. With: through cloudformation.amazonaws.com, for whoever has the temporary key',
  );
  expect(seen).toContain('From: 203.0.113.7, aws-cli/2.32.0');
  expect(seen).toContain(
    "2. Phone the account's owner: the custody register names nobody. Do not rely on Slack.",
  );
  expect(seen.find((line) => line.startsWith('3.'))).toMatch(/call AWS Support: no SCP binds root here\.$/);
});

test('a known network is named', () => {
  const networks = new Map([['203.0.113.7', { kind: 'known' as const, name: 'Berlin office' }]]);
  expect(card([aConsoleLogin()], { networks })).toContain(
    'From: 203.0.113.7, known network Berlin office, Chrome, Windows',
  );
});
