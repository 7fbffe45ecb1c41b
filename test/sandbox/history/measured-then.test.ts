import '../../support/fakes/errors-of-node.ts';
import { directoryThen } from '../../../sandbox/history/directory-then.ts';
import { measuredThen } from '../../../sandbox/history/measured-then.ts';
import { generateOrganization } from '../../../sandbox/organization/generate.ts';
import { loadOrganization } from '../../../sandbox/organization/load.ts';
import { instantOf, type Moment } from '../../../sandbox/organization/moment.ts';
import type { Organization, OrganizationAccount } from '../../../sandbox/organization/organization.ts';
import { DEMO_ORGANIZATION } from '../../../sandbox/scenario/demo-files.ts';
import { createCallerIdentity } from '../../../src/aws/caller-identity.ts';
import { createOrganizationDirectory } from '../../../src/aws/organization-directory.ts';
import { createOrganizationsApi } from '../../../src/aws/organizations-api.ts';
import type { AuditOutcome } from '../../../src/domain/posture.ts';
import { skipped } from '../../../src/domain/skip.ts';
import { NOW } from '../../support/builders/time.ts';
import { USER_THRESHOLDS } from '../../support/builders/users.ts';
import { type AwsSandbox, startAwsSandbox } from '../../support/fakes/aws-sandbox.ts';

const ROLE = { roleName: 'rootkeeper-audit' };
const strategy = 'auto' as const;

let sandbox: AwsSandbox;

afterEach(() => sandbox.close());

/** Each account as the history has it measured, and as the app measures it at that very moment. */
async function bothWays(organization: Organization) {
  sandbox = await startAwsSandbox(organization);
  const directory = directoryThen(organization, NOW);
  const at = (moment: Moment) => instantOf(moment, NOW);
  const reader = { partition: organization.partition, asOf: NOW, at };
  const then = directory.accounts.map((account) =>
    measuredThen(account, {
      ...{ organization, directory, reader, userThresholds: USER_THRESHOLDS },
      audit: { strategy, ...ROLE },
    }),
  );
  const now = await Promise.all(
    directory.accounts.map(
      async (account) => skipped(account) ?? (await sandbox.audit(account.id, undefined, { users: true })),
    ),
  );
  return { then, now };
}

/** Nothing that is only so today: reports that were made earlier, faults, missing permissions. */
function undisturbed(organization: Organization): Organization {
  return {
    ...organization,
    accounts: organization.accounts.map(({ reportGenerated: _, auditRole, ...account }) => ({
      ...account,
      faults: {},
      ...(auditRole && { auditRole: { ...auditRole, denied: [] } }),
    })),
  };
}

function withoutRoles(organization: Organization): Organization {
  return {
    ...organization,
    accounts: organization.accounts.map(({ auditRole: _, ...account }): OrganizationAccount => account),
  };
}

function waysIn(outcomes: readonly AuditOutcome[]): readonly string[] {
  const ways = outcomes.map((each) => (each.kind === 'audited' ? each.route : each.kind));
  return [...new Set(ways)].sort();
}

test('The demo company is measured in its history as the app measures it', async () => {
  const { then, now } = await bothWays(undisturbed(await loadOrganization(DEMO_ORGANIZATION)));

  expect(waysIn(then)).toEqual(['local', 'role', 'skipped', 'unreachable']);
  expect(then).toEqual(now);
});

test('So is a generated organization, whose root users have every kind of problem', async () => {
  const { then, now } = await bothWays(undisturbed(generateOrganization({ accounts: 60, seed: 3 })));

  expect(then).toEqual(now);
});

test('Without the audit role accounts are entered by a root session, where one can be opened', async () => {
  const demo = undisturbed(await loadOrganization(DEMO_ORGANIZATION));
  const { then, now } = await bothWays(withoutRoles(demo));

  expect(waysIn(then)).toEqual(['central', 'local', 'skipped', 'unreachable']);
  expect(then).toEqual(now);
});

test('Without central root access either, accounts without the role are not measured', async () => {
  const demo = undisturbed(await loadOrganization(DEMO_ORGANIZATION));
  const features = { rootCredentialsManagement: false, rootSessions: false };
  const { then, now } = await bothWays({ ...withoutRoles(demo), features });

  expect(waysIn(then)).toEqual(['local', 'skipped', 'unreachable']);
  expect(then).toEqual(now);
});

test('The directory of its days is the one that the app reads', async () => {
  const organization = await loadOrganization(DEMO_ORGANIZATION);
  sandbox = await startAwsSandbox(organization);
  const { clients, log } = sandbox;
  const callerIdentity = createCallerIdentity(clients.sts);
  const api = createOrganizationsApi(
    clients,
    () => performance.now(),
    () => 0,
  );
  const source = createOrganizationDirectory({ api, callerIdentity, clock: { now: () => NOW }, log });
  const { signal } = new AbortController();

  const read = await source.readAccounts(undefined, signal);
  const accounts = await source.readDetails(read.accounts, signal);

  expect(directoryThen(organization, NOW)).toEqual({ ...read, accounts });
});
