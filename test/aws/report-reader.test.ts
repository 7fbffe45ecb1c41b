import '../support/fakes/errors-of-node.ts';
import { auditBudget } from '../../src/aws/audit-budget.ts';
import { createBudget } from '../../src/aws/budget.ts';
import { createCallerIdentity } from '../../src/aws/caller-identity.ts';
import { createReportReader } from '../../src/aws/report-reader.ts';
import type { AccountId } from '../../src/domain/account.ts';
import { MINUTE } from '../../src/domain/time.ts';
import type { ReportOutcome } from '../../src/operations/report-ports.ts';
import { NOW } from '../support/builders/time.ts';
import { type AwsSandbox, startAwsSandbox } from '../support/fakes/aws-sandbox.ts';
import { recordingLog } from '../support/fakes/log.ts';
import { anOrganizationOf, MANAGEMENT, MEMBER, OTHER } from '../support/fakes/organization.ts';

const DENIED = '333344445555';
const told: [AccountId, ReportOutcome][] = [];
const ROLE = { roleName: 'rootkeeper-audit' };

let sandbox: AwsSandbox;

beforeAll(async () => {
  const members = {
    [MEMBER]: {},
    [OTHER]: { auditRole: 'absent' },
    [DENIED]: { auditRole: { denied: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'] } },
  };
  sandbox = await startAwsSandbox(anOrganizationOf({ members }), {
    auditor: { tellReport: (id, outcome) => void told.push([id, outcome]) },
    aws: { reportWaitMs: 200 },
  });
});

beforeEach(() => void told.splice(0));

afterAll(() => sandbox.close());

const signal = new AbortController().signal;

function read(id: string, how: { patient?: boolean; strategy?: 'auto' | 'central' } = {}) {
  const { patient = true, strategy = 'auto' } = how;
  const reader = createReportReader({
    clients: sandbox.clients,
    callerIdentity: createCallerIdentity(sandbox.clients.sts),
    ...{ strategy, role: ROLE, accountTimeout: MINUTE, random: () => 0, log: recordingLog() },
    budget: createBudget(auditBudget(10)),
    metrics: { calls: 0, retries: 0 },
  });
  return reader.read(sandbox.account(id), sandbox.directory, { urgent: false, patient, signal });
}

const reportOf = (id: string) => ({
  kind: 'read',
  generatedAt: Math.floor(NOW / 1_000) * 1_000,
  csv: expect.stringContaining(`<root_account>,arn:aws:iam::${id}:root`),
});
const SHUT = {
  kind: 'unread',
  reason: 'Role rootkeeper-audit cannot be assumed (AccessDenied).',
  remedy: 'Deploy deploy/member-role.yml to this account.',
};
const NONE_CENTRALLY = {
  kind: 'unread',
  reason: 'Central root sessions cannot read credential reports.',
  remedy: expect.stringContaining('audit.strategy'),
};

describe('a credential report by itself', () => {
  test('is ordered at the first look, and there at a later one, without waiting in between', async () => {
    expect(await read(MEMBER, { patient: false })).toBe('not-yet');
    expect(await read(MEMBER)).toEqual(reportOf(MEMBER));
    expect(await read(MEMBER, { patient: false })).toEqual(reportOf(MEMBER));
  });

  test('of the account that the app runs in is read with its own credentials, whatever the strategy', async () => {
    expect(await read(MANAGEMENT, { strategy: 'central' })).toEqual(reportOf(MANAGEMENT));
  });

  test('is not there where the role is shut, and nothing central is tried', async () => {
    const before = sandbox.server.calls()['sts:AssumeRoot'];
    expect(await read(OTHER)).toEqual(SHUT);
    expect(sandbox.server.calls()['sts:AssumeRoot']).toBe(before);
  });

  test('is not there where the role may not read it, and what would change that is said', async () => {
    expect(await read(DENIED)).toEqual({
      kind: 'unread',
      reason: 'the credential report could not be read (AccessDenied)',
      remedy: expect.stringContaining('iam:GenerateCredentialReport'),
    });
  });

  test('is asked of nobody where all is measured centrally', async () => {
    const before = sandbox.server.calls()['sts:AssumeRole'];
    expect(await read(MEMBER, { strategy: 'central' })).toEqual(NONE_CENTRALLY);
    expect(sandbox.server.calls()['sts:AssumeRole']).toBe(before);
  });
});

describe('an audit', () => {
  test('tells of the report that it read', async () => {
    await sandbox.audit(MEMBER);
    expect(told).toEqual([[MEMBER, reportOf(MEMBER)]]);
  });

  test('tells why the role read none, though a root session measured the account', async () => {
    expect((await sandbox.audit(OTHER)).kind).toBe('audited');
    expect(told).toEqual([[OTHER, SHUT]]);
  });

  test('tells of a report that it could not read among others that it could', async () => {
    await sandbox.audit(DENIED);
    expect(told).toEqual([[DENIED, expect.objectContaining({ kind: 'unread' })]]);
  });
});
