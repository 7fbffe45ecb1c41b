import '../support/fakes/errors-of-node.ts';
import { createBudget } from '../../src/aws/budget.ts';
import type { Audited, AuditOutcome, Unreachable } from '../../src/domain/posture.ts';
import { createMeasurements } from '../../src/operations/measurements.ts';
import { NOW } from '../support/builders/time.ts';
import { type AwsSandbox, type SandboxOptions, startAwsSandbox } from '../support/fakes/aws-sandbox.ts';
import { eventually } from '../support/fakes/eventually.ts';
import {
  anOrganizationOf,
  MANAGEMENT,
  MEMBER,
  type OrganizationShape,
  OTHER,
} from '../support/fakes/organization.ts';

let sandbox: AwsSandbox;

afterEach(() => sandbox.close());

async function start(shape: OrganizationShape = {}, options: SandboxOptions = {}): Promise<AwsSandbox> {
  sandbox = await startAwsSandbox(anOrganizationOf(shape), options);
  return sandbox;
}

function audited(outcome: AuditOutcome): Audited {
  if (outcome.kind !== 'audited') throw new Error(`not audited: ${JSON.stringify(outcome)}`);
  return outcome;
}

function unreachable(outcome: AuditOutcome): Unreachable {
  if (outcome.kind !== 'unreachable') throw new Error(`not unreachable: ${outcome.kind}`);
  return outcome;
}

const ROOT_WITH_KEY = {
  password: { lastUsed: '3d ago' },
  mfa: ['virtual'],
  accessKeys: [{ lastUsed: '1d ago' }],
};

const ROOT_ONLY = { Condition: { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } } };

function denying(statement: object) {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Resource: '*', ...statement }] };
}

const DENY_ROOT = {
  id: 'p-denyroot1',
  name: 'deny-root',
  document: denying({ Action: '*', ...ROOT_ONLY }),
  targets: ['workloads'],
};

describe('by the audit role', () => {
  test('an account is measured with report, summary and devices', async () => {
    const { audit } = await start({ members: { [MEMBER]: { root: ROOT_WITH_KEY } } });

    const { route, evidence } = audited(await audit(MEMBER));

    expect(route).toBe('role');
    expect(evidence).toMatchObject({
      accountId: MEMBER,
      route: 'role',
      blindSpots: [],
      passwordPresent: { value: true },
      mfaActive: { value: true },
      mfaDevices: { value: { kind: 'virtual' } },
      accessKeysPresent: { value: true },
      accessKeys: { value: [{ label: 'access key 1', active: true }] },
    });
    expect(Object.keys(evidence.sources).sort()).toEqual([
      'account summary',
      'credential report',
      'virtual MFA devices',
    ]);
  });

  test('the external id is given', async () => {
    const shape = { organization: { auditRole: { externalId: 'only-we-know' } } };
    await start(shape, { auditor: { role: { roleName: 'rootkeeper-audit', externalId: 'only-we-know' } } });

    expect((await sandbox.audit(MEMBER)).kind).toBe('audited');
  });

  test('an account without the role is unreachable, and nothing central is tried', async () => {
    const { audit, server } = await start(
      { members: { [MEMBER]: { auditRole: 'absent' } } },
      { auditor: { strategy: 'role' } },
    );

    expect(await audit(MEMBER)).toEqual({
      kind: 'unreachable',
      code: 'role-denied',
      reason: 'Role rootkeeper-audit cannot be assumed (AccessDenied).',
      remedy: expect.stringContaining('deploy/member-role.yml'),
    });
    expect(server.calls()['sts:AssumeRoot']).toBeUndefined();
  });

  test('an account where the role may read nothing is unreachable, not clean', async () => {
    const denied = [
      'iam:GenerateCredentialReport',
      'iam:GetCredentialReport',
      'iam:GetAccountSummary',
      'iam:ListVirtualMFADevices',
    ];
    const { audit } = await start(
      { members: { [MEMBER]: { auditRole: { denied } } } },
      { auditor: { strategy: 'role' } },
    );

    expect(unreachable(await audit(MEMBER))).toMatchObject({
      code: 'role-denied',
      reason: 'Role rootkeeper-audit may read nothing (AccessDenied).',
    });
  });

  test('an SCP that binds roles blocks it, and the one for root users is not blamed for that', async () => {
    const denyIam = {
      id: 'p-denyiam01',
      name: 'deny-iam',
      document: denying({ Action: 'iam:*' }),
      targets: ['root'],
    };
    const { audit } = await start(
      { organization: { policies: [DENY_ROOT, denyIam] } },
      { auditor: { strategy: 'role' } },
    );

    const { code, reason, remedy } = unreachable(await audit(MEMBER));

    expect([code, reason]).toEqual(['blocked-by-scp', 'Audit blocked by an SCP.']);
    expect(remedy).toContain('rootkeeper-audit');
    expect(remedy).not.toContain('p-denyroot1');
  });

  test('what one denied call would have said is unknown, and the rest stands', async () => {
    const auditRole = { denied: ['iam:GetCredentialReport', 'iam:GenerateCredentialReport'] };
    const { audit } = await start({ members: { [MEMBER]: { root: ROOT_WITH_KEY, auditRole } } });

    const { evidence } = audited(await audit(MEMBER));

    expect(evidence.mfaActive).toMatchObject({ kind: 'known', value: true, source: 'account summary' });
    expect(evidence.passwordLastUse).toEqual({
      kind: 'unknown',
      reason: 'the credential report could not be read (AccessDenied)',
      remedies: [
        'Allow iam:GenerateCredentialReport and iam:GetCredentialReport: deploy/member-role.yml has them.',
      ],
    });
  });

  test('a garbled report is unreadable, and summary and devices still count', async () => {
    const { audit } = await start({
      members: { [MEMBER]: { root: ROOT_WITH_KEY, faults: { 'iam:GetCredentialReport': 'garbledReport' } } },
    });

    const { evidence } = audited(await audit(MEMBER));

    expect(evidence.accessKeysPresent).toMatchObject({ kind: 'known', value: true });
    expect(evidence.mfaDevices).toMatchObject({ kind: 'known', value: { kind: 'virtual' } });
    expect(evidence.passwordLastUse.kind).toBe('unknown');
    expect(evidence.sources).not.toHaveProperty('credential report');
  });

  test('a report that never becomes ready costs the account its own time only, and the rest counts', async () => {
    const { audit } = await start(
      {
        members: {
          [MEMBER]: { root: ROOT_WITH_KEY, faults: { 'iam:GetCredentialReport': 'reportNeverReady' } },
        },
      },
      { auditor: { accountTimeout: 800 } },
    );

    const { evidence } = audited(await audit(MEMBER));

    expect(evidence.accessKeysPresent).toMatchObject({ kind: 'known', value: true });
    expect(evidence.passwordLastUse).toMatchObject({ kind: 'unknown' });
  });

  test('a report being made is waited for', async () => {
    const { audit } = await start({}, { aws: { reportWaitMs: 300 } });

    const { evidence } = audited(await audit(MEMBER));

    expect(evidence.sources).toHaveProperty('credential report');
  });
});

describe('by a central root session', () => {
  const central: SandboxOptions = { auditor: { strategy: 'central' } };

  test('an account is measured without a role in it', async () => {
    const { audit } = await start(
      { members: { [MEMBER]: { root: ROOT_WITH_KEY, auditRole: 'absent' } } },
      central,
    );

    const { route, evidence } = audited(await audit(MEMBER));

    expect(route).toBe('central');
    expect(evidence.blindSpots).not.toEqual([]);
    expect(evidence).toMatchObject({
      passwordPresent: { value: true },
      mfaActive: { value: true },
      mfaDevices: { value: { kind: 'listed', devices: [{ type: 'virtual' }] } },
      accessKeys: { value: [{ active: true, lastUse: { kind: 'known' } }] },
    });
  });

  test('no login profile is no password', async () => {
    const { audit } = await start({ members: { [MEMBER]: { root: {} } } }, central);

    expect(audited(await audit(MEMBER)).evidence.passwordPresent).toMatchObject({
      kind: 'known',
      value: false,
    });
  });

  test('a login profile that may not be read is not "no password"', async () => {
    const { audit } = await start(
      { members: { [MEMBER]: { root: {}, faults: { 'iam:GetLoginProfile': 'accessDenied' } } } },
      central,
    );

    const { evidence } = audited(await audit(MEMBER));

    expect(evidence.passwordPresent).not.toMatchObject({ kind: 'known', source: 'root session' });
  });

  test('an account whose SCP denies root users is unreachable, and the policy is named', async () => {
    const { audit } = await start({ organization: { policies: [DENY_ROOT] } }, central);

    expect(await audit(MEMBER)).toEqual({
      kind: 'unreachable',
      code: 'blocked-by-scp',
      reason: 'Audit blocked by SCP p-denyroot1.',
      remedy: expect.stringContaining('aws:AssumedRoot'),
    });
  });

  test('a session that opened and may read nothing is told as blocked by the SCP that would do that', async () => {
    const denyIam = denying({ Action: 'iam:*', ...ROOT_ONLY });
    const reads = [
      'GetAccountSummary',
      'GetLoginProfile',
      'GetUser',
      'ListAccessKeys',
      'ListMFADevices',
      'ListSigningCertificates',
    ];
    const faults = Object.fromEntries(reads.map((read) => [`iam:${read}`, 'accessDenied']));
    const { audit } = await start(
      {
        organization: {
          policies: [{ id: 'p-denyiam01', name: 'deny-iam', document: denyIam, targets: ['root'] }],
        },
        members: { [MEMBER]: { faults } },
      },
      central,
    );

    expect(unreachable(await audit(MEMBER))).toMatchObject({
      code: 'blocked-by-scp',
      reason: 'Audit blocked by SCP p-denyiam01.',
    });
  });

  test('a session in which one thing could be read is an audit, whatever that was', async () => {
    const reads = ['GetAccountSummary', 'GetLoginProfile', 'GetUser', 'ListAccessKeys', 'ListMFADevices'];
    const faults = Object.fromEntries(reads.map((read) => [`iam:${read}`, 'accessDenied']));
    const { audit } = await start({ members: { [MEMBER]: { root: {}, faults } } }, central);

    const { evidence } = audited(await audit(MEMBER));

    expect(evidence.signingCertificatesPresent).toMatchObject({ kind: 'known', value: false });
    expect(evidence.passwordPresent.kind).toBe('unknown');
  });

  test('an SCP that exempts central sessions does not block them', async () => {
    const Condition = { ...ROOT_ONLY.Condition, Null: { 'aws:AssumedRoot': 'true' } };
    const document = denying({ Action: '*', Condition });
    const { audit } = await start({ organization: { policies: [{ ...DENY_ROOT, document }] } }, central);

    expect((await audit(MEMBER)).kind).toBe('audited');
  });

  test('with central root access off, the remedy is to turn it on', async () => {
    const { audit } = await start({ organization: { features: [] } }, central);

    expect(unreachable(await audit(MEMBER))).toMatchObject({
      code: 'root-session-denied',
      remedy: expect.stringContaining('central root access'),
    });
  });

  test('with central root access on, the remedy is what is left to do: the permission', async () => {
    const { audit } = await start(
      { members: { [MEMBER]: { faults: { 'sts:AssumeRoot': 'accessDenied' } } } },
      central,
    );

    const { code, remedy } = unreachable(await audit(MEMBER));

    expect(code).toBe('root-session-denied');
    expect(remedy).toMatch(
      /^Deploy deploy\/central-role\.yml where the app runs.+\(central root access is on\)\.$/,
    );
  });

  test('with central root access not known, the remedy is to look', async () => {
    const { audit } = await start(
      {
        management: { faults: { 'iam:ListOrganizationsFeatures': 'accessDenied' } },
        members: { [MEMBER]: { faults: { 'sts:AssumeRoot': 'accessDenied' } } },
      },
      central,
    );

    expect(unreachable(await audit(MEMBER)).remedy).toMatch(/^Check that central root access is on/);
  });

  test('however many accounts refuse, AWS is asked once whether it is on', async () => {
    const { audit, server } = await start({ organization: { features: [] } }, central);

    await Promise.all([audit(MEMBER), audit(MEMBER), audit(MEMBER)]);

    expect(server.calls()['iam:ListOrganizationsFeatures']).toBe(1);
  });

  test('the management account is read with the local credentials: it cannot be a target', async () => {
    const { audit, server } = await start({}, central);

    expect(audited(await audit(MANAGEMENT)).route).toBe('local');
    expect(server.calls()['sts:AssumeRoot']).toBeUndefined();
    expect(server.calls()['sts:AssumeRole']).toBeUndefined();
  });
});

describe('by auto', () => {
  test('the role is taken where it can be assumed', async () => {
    const { audit, server } = await start();

    expect(audited(await audit(MEMBER)).route).toBe('role');
    expect(server.calls()['sts:AssumeRoot']).toBeUndefined();
  });

  test('a central session is opened where it cannot, and what that cannot see is named', async () => {
    const { audit } = await start({ members: { [MEMBER]: { auditRole: 'absent' } } });

    const { route, evidence } = audited(await audit(MEMBER));

    expect(route).toBe('central');
    expect(evidence.blindSpots.join(' ')).not.toBe('');
  });

  test('both refusals are named where neither way leads in', async () => {
    const { audit } = await start({
      organization: { features: [] },
      members: { [MEMBER]: { auditRole: 'absent' } },
    });

    const { code, reason, remedy } = unreachable(await audit(MEMBER));

    expect(code).toBe('root-session-denied');
    expect(reason).toContain('central root session cannot be opened');
    expect(reason).toContain('Role rootkeeper-audit cannot be assumed');
    expect(remedy).toContain('central root access');
    expect(remedy).toContain('deploy/member-role.yml');
  });

  test('no central session is tried where the role only got no answer', async () => {
    const { audit, server } = await start({
      members: { [MEMBER]: { faults: { 'sts:AssumeRole': 'throttle' } } },
    });

    expect(unreachable(await audit(MEMBER)).code).toBe('throttled');
    expect(server.calls()['sts:AssumeRoot']).toBeUndefined();
    expect(server.calls()['sts:AssumeRole']).toBe(6);
  });

  test('from the delegated administrator, its own account is local and the management account is entered by role only', async () => {
    const { audit, server } = await start(
      {
        organization: { delegatedAdministrator: OTHER },
        management: { auditRole: { name: 'rootkeeper-audit' } },
        members: { [OTHER]: {}, [MEMBER]: { auditRole: 'absent' } },
      },
      { runsIn: OTHER },
    );

    expect(audited(await audit(OTHER)).route).toBe('local');
    expect(audited(await audit(MANAGEMENT)).route).toBe('role');
    expect(server.calls()['sts:AssumeRoot']).toBeUndefined();
    expect(audited(await audit(MEMBER)).route).toBe('central');
  });

  test('the management account without the role is unreachable from there, and never a target of a root session', async () => {
    const { audit, server } = await start(
      { organization: { delegatedAdministrator: OTHER }, members: { [OTHER]: {} } },
      { runsIn: OTHER },
    );

    expect(unreachable(await audit(MANAGEMENT)).code).toBe('role-denied');
    expect(server.calls()['sts:AssumeRoot']).toBeUndefined();
  });
});

describe('one account in trouble', () => {
  const members = {
    [MEMBER]: { faults: { all: 'hang' } },
    ...Object.fromEntries(Array.from({ length: 12 }, (_, n) => [String(300000000000 + n), {}])),
  };
  const others = Object.keys(members).filter((id) => id !== MEMBER);

  test('that hangs keeps nobody waiting, even with a single slot', async () => {
    const { audit, auditor } = await start(
      { members },
      { concurrency: 1, auditor: { budget: lendingAtOnce() } },
    );
    const ending = new AbortController();
    let ended = false;
    const hung = audit(MEMBER, ending.signal).finally(() => {
      ended = true;
    });

    const outcomes = await Promise.all(others.map((id) => audit(id)));

    expect(outcomes.map(({ kind }) => kind)).toEqual(others.map(() => 'audited'));
    expect(ended).toBe(false);
    ending.abort();
    expect(unreachable(await hung).code).toBe('timed-out');
    await expect(auditor.whenRoom(false, async () => 'room')).resolves.toBe('room');
  });

  test('that hangs is timed out after the time an account may take, and says so', async () => {
    const { audit } = await start({ members }, { auditor: { accountTimeout: 150 } });

    expect(unreachable(await audit(MEMBER))).toMatchObject({
      code: 'timed-out',
      reason: 'AWS did not answer in time.',
    });
  });

  test('that hangs inside the session is timed out too, not clean', async () => {
    const faults = { 'iam:GenerateCredentialReport': 'hang' };
    const { audit } = await start(
      { members: { [MEMBER]: { faults } } },
      { auditor: { accountTimeout: 150 } },
    );

    expect(unreachable(await audit(MEMBER)).code).toBe('timed-out');
  });

  test('that is throttled for ever is unreachable, and the others are not', async () => {
    const { audit } = await start({ members: { ...members, [MEMBER]: { faults: { all: 'throttle' } } } });

    const [throttled, ...rest] = await Promise.all([MEMBER, ...others].map((id) => audit(id)));

    expect(throttled).toMatchObject({ kind: 'unreachable', code: 'throttled' });
    expect(rest.map(({ kind }) => kind)).toEqual(others.map(() => 'audited'));
  });

  test('ends the moment the app must end', async () => {
    const { audit, server } = await start({ members });
    const ending = new AbortController();
    const hung = audit(MEMBER, ending.signal);
    await eventually('the account is entered', () => server.calls()['sts:AssumeRole'] === 1);

    ending.abort(new Error('the app is ending'));

    expect((await hung).kind).toBe('unreachable');
  });
});

describe('the log', () => {
  const lines = () => sandbox.log.lines.map(({ level, fields, message }) => ({ level, message, ...fields }));
  const refused = { code: 'AccessDenied', message: expect.stringContaining('not authorized to perform') };

  test("has one line for an unreachable account, with AWS's own words for every way that was tried", async () => {
    const { audit } = await start({
      organization: { features: [] },
      members: { [MEMBER]: { auditRole: 'absent' } },
    });

    await audit(MEMBER);

    const what = 'the session could not be opened';
    expect(lines()).toEqual([
      {
        level: 'warn',
        message: 'an account is unreachable',
        accountId: MEMBER,
        code: 'root-session-denied',
        troubles: [
          { route: 'role', what, ...refused },
          { route: 'central', what, code: expect.any(String), message: expect.any(String) },
        ],
      },
    ]);
  });

  test('has one line for an account that was read in part', async () => {
    const denied = ['iam:GetAccountSummary', 'iam:ListVirtualMFADevices'];
    const { audit } = await start({ members: { [MEMBER]: { auditRole: { denied } } } });

    await audit(MEMBER);

    expect(lines()).toEqual([
      {
        level: 'warn',
        message: 'an account was read in part only',
        accountId: MEMBER,
        troubles: [
          { route: 'role', what: expect.stringContaining('account summary'), ...refused },
          { route: 'role', what: expect.stringContaining('virtual MFA devices'), ...refused },
        ],
      },
    ]);
  });

  test('has none for an account that was read whole, though its role is shut', async () => {
    const { audit } = await start({ members: { [MEMBER]: { auditRole: 'absent' } } });

    expect(audited(await audit(MEMBER)).route).toBe('central');

    expect(lines()).toEqual([]);
  });

  test('says why central root access could not be read', async () => {
    await start({ management: { faults: { 'iam:ListOrganizationsFeatures': 'accessDenied' } } });

    await sandbox.auditor.features(new AbortController().signal);

    expect(sandbox.log.lines).toEqual([
      { level: 'warn', fields: refused, message: 'central root access could not be read' },
    ]);
  });
});

test('two who ask for the same accounts at once both get them, with a single slot and reports that take a while', async () => {
  const ids = Array.from({ length: 4 }, (_, n) => String(500000000000 + n));
  const members = Object.fromEntries(ids.map((id) => [id, {}]));
  const { auditor, account, directory, server } = await start(
    { members },
    { concurrency: 1, aws: { reportWaitMs: 200 } },
  );
  const measurements = createMeasurements(auditor, { now: () => NOW });
  const options = { fresh: false, urgent: false, signal: new AbortController().signal };
  const askForAll = () => ids.map((id) => measurements.measure(account(id), directory, options));

  const outcomes = await Promise.all([...askForAll(), ...askForAll()]);

  expect(outcomes.map(({ kind }) => kind)).toEqual([...ids, ...ids].map(() => 'audited'));
  expect(server.calls()['sts:AssumeRole']).toBe(ids.length);
});

test('accounts audited at the same time each get their own facts', async () => {
  const ids = Array.from({ length: 60 }, (_, n) => String(400000000000 + n));
  const rootOf = (n: number) => ({
    ...(n % 2 === 0 ? { password: { lastUsed: `${n + 1}d ago` } } : {}),
    mfa: n % 3 === 0 ? ['virtual'] : [],
    accessKeys: n % 5 === 0 ? [{ lastUsed: `${n + 1}d ago` }] : [],
  });
  const members = Object.fromEntries(
    ids.map((id, n) => [id, { root: rootOf(n), ...(n % 4 === 0 ? { auditRole: 'absent' } : {}) }]),
  );
  const { audit } = await start({ members }, { concurrency: 50 });

  const outcomes = await Promise.all(ids.map((id) => audit(id)));

  const found = outcomes.map((outcome) => {
    const { route, evidence } = audited(outcome);
    return [
      evidence.accountId,
      route,
      valueIn(evidence.passwordPresent),
      valueIn(evidence.mfaActive),
      valueIn(evidence.accessKeysPresent),
    ];
  });
  expect(found).toEqual(
    ids.map((id, n) => [id, n % 4 === 0 ? 'central' : 'role', n % 2 === 0, n % 3 === 0, n % 5 === 0]),
  );
});

describe.each(['aws-us-gov', 'aws-cn'])('in the partition %s', (partition) => {
  test('role, root session and devices are found by its own ARNs', async () => {
    const root = { password: {}, mfa: ['virtual'] };
    const { audit } = await start({
      organization: { partition },
      members: { [MEMBER]: { root }, [OTHER]: { root, auditRole: 'absent' } },
    });

    const [byRole, centrally] = [audited(await audit(MEMBER)), audited(await audit(OTHER))];

    expect([byRole.route, centrally.route]).toEqual(['role', 'central']);
    expect(byRole.evidence.mfaDevices).toMatchObject({ kind: 'known', value: { kind: 'virtual' } });
    expect(centrally.evidence.mfaDevices).toMatchObject({
      kind: 'known',
      value: { kind: 'listed', devices: [{ type: 'virtual' }] },
    });
  });
});

describe('central root access', () => {
  const features = () => sandbox.auditor.features(new AbortController().signal);

  test('is known on, and known off', async () => {
    await start();
    expect(await features()).toMatchObject({
      kind: 'known',
      value: { rootCredentialsManagement: true, rootSessions: true },
    });
    await sandbox.close();

    await start({ organization: { features: [] } });
    expect(await features()).toMatchObject({
      kind: 'known',
      value: { rootCredentialsManagement: false, rootSessions: false },
    });
  });

  test('is off where IAM has no trusted access', async () => {
    await start({ organization: { features: [], trustedAccess: false } });

    expect(await features()).toMatchObject({ kind: 'known', value: { rootCredentialsManagement: false } });
  });

  test('is unknown where it may not be read', async () => {
    await start({ management: { faults: { 'iam:ListOrganizationsFeatures': 'accessDenied' } } });

    expect(await features()).toEqual({
      kind: 'unknown',
      reason: 'central root access could not be read (AccessDenied)',
      remedies: [
        'Allow iam:ListOrganizationsFeatures to Rootkeeper, in the management account or the delegated administrator for IAM.',
      ],
    });
  });

  test('is unknown to a member that is no delegated administrator', async () => {
    await start({}, { runsIn: MEMBER });

    expect((await features()).kind).toBe('unknown');
  });
});

function valueIn<T>(fact: { kind: 'known'; value: T } | { kind: 'unknown' }): T | undefined {
  return fact.kind === 'known' ? fact.value : undefined;
}

function lendingAtOnce() {
  return createBudget({ start: 1, least: 1, most: 1, lendAfter: 50 });
}
