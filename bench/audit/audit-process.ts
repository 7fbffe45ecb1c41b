import { setMaxListeners } from 'node:events';
import { auditBudget, auditConnections } from '../../src/aws/audit-budget.ts';
import { createAuditor } from '../../src/aws/auditor.ts';
import { createBudget } from '../../src/aws/budget.ts';
import { createCallerIdentity } from '../../src/aws/caller-identity.ts';
import { createClients } from '../../src/aws/clients.ts';
import { createOrganizationDirectory } from '../../src/aws/organization-directory.ts';
import { createOrganizationsApi } from '../../src/aws/organizations-api.ts';
import { createTurns } from '../../src/aws/turns.ts';
import type { Directory } from '../../src/domain/account.ts';
import { indexServiceControlPolicies, scpBlockingRootSessions } from '../../src/domain/deny-root-scp.ts';
import { createLog } from '../../src/log.ts';
import { createMeasurements } from '../../src/operations/measurements.ts';
import { createRootStatus } from '../../src/operations/root-status.ts';
import { asChild } from '../child.ts';
import { type Cost, measured } from './measured.ts';
import type { OrganizationAddress } from './organization-process.ts';
import { pointSdkAt } from './point-sdk-at.ts';

export interface AuditTask {
  readonly organization: OrganizationAddress;
  readonly strategy: 'role' | 'central' | 'auto';
  readonly concurrency: number;
  /** Read by an earlier run of the same organization; listing five thousand accounts takes half a minute. */
  readonly directory?: Directory;
}

export interface AuditReply {
  readonly cost: Cost;
  readonly calls: number;
  readonly retries: number;
  readonly directory: Directory;
  readonly directorySeconds: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** The product's own audit of every account, as `/root-status all fresh` runs it, without Slack and without the table. */
asChild<AuditTask, AuditReply>(async (task) => {
  pointSdkAt(task.organization);
  const clock = { now: Date.now };
  const log = createLog('error');
  const monotonic = () => performance.now();
  const clients = createClients('eu-central-1', auditConnections(task.concurrency));
  const callerIdentity = createCallerIdentity(clients.sts);
  const metrics = { calls: 0, retries: 0 };
  const auditor = createAuditor({
    ...{ clients, callerIdentity, clock, metrics, strategy: task.strategy, random: Math.random },
    budget: createBudget(auditBudget(task.concurrency)),
    role: { roleName: 'rootkeeper-audit' },
    accountTimeout: 60_000,
    userThresholds: { keyAge: 90 * 86_400_000, unused: 90 * 86_400_000 },
    policyBlockingRootSessions: (account, { partition, serviceControlPolicies: policies }) =>
      policies.kind === 'known'
        ? scpBlockingRootSessions(account, partition, indexServiceControlPolicies(policies.value))?.id
        : undefined,
    log,
  });
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  const listingStarted = monotonic();
  const api = createOrganizationsApi(clients, monotonic, Math.random);
  const source = createOrganizationDirectory({ api, callerIdentity, clock, log });
  const directory = task.directory ?? (await source.readAccounts(undefined, signal));
  const directorySeconds = (monotonic() - listingStarted) / 1_000;

  const rootStatus = createRootStatus({
    ...{ auditor, clock, scopes: {}, defaultScope: 'all', newId: (purpose: string) => `${purpose}-1` },
    directory: async () => directory,
    readDetails: async (accounts) => accounts,
    measurements: createMeasurements(auditor, clock),
    results: { save: async () => undefined, load: async () => undefined, deleteExpired: async () => 0 },
    policy: {
      recentUse: 90 * 86_400_000,
      keyAge: 90 * 86_400_000,
      email: { allowedDomains: [], plusAddressing: 'allow' },
    },
    turn: createTurns().next,
  });
  const { result, cost } = await measured(() =>
    rootStatus({ scope: 'all', fresh: true }, () => undefined, signal),
  );
  if (result.kind !== 'measured') throw new Error(`the audit came to ${result.kind}`);
  return { cost, ...metrics, directory, directorySeconds, counts: result.posture.counts };
});
