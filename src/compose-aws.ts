import { auditBudget, auditConnections } from './aws/audit-budget.ts';
import { createAuditor } from './aws/auditor.ts';
import { createBudget } from './aws/budget.ts';
import { CALL_LIMIT } from './aws/call-limit.ts';
import { createCallerDirectory } from './aws/caller-directory.ts';
import { createCallerIdentity } from './aws/caller-identity.ts';
import { createClients } from './aws/clients.ts';
import { createStaticDirectory } from './aws/configured-directory.ts';
import { createDirectoryCall } from './aws/directory-call.ts';
import { createOrganizationDirectory } from './aws/organization-directory.ts';
import { createOrganizationsApi } from './aws/organizations-api.ts';
import { createTrailLookup } from './aws/trail.ts';
import type { Config } from './config/config.ts';
import { indexServiceControlPolicies, scpBlockingRootSessions } from './domain/deny-root-scp.ts';
import type { RootLog } from './log.ts';
import type { AuditIntents } from './operations/activity-store-ports.ts';
import type { DirectorySource } from './operations/ports.ts';
import type { Runtime } from './runtime.ts';

/**
 * The AWS side: who measures root users, and where the directory comes from. `close` ends its connections. `intents`: where root
 * activity is watched.
 */
export function createAws(
  config: Config,
  { clock, monotonic, random }: Runtime,
  log: RootLog,
  intents?: AuditIntents,
) {
  const { audit, aws } = config;
  const clients = createClients(aws.region, auditConnections(audit.concurrency));
  const callerIdentity = createCallerIdentity(clients.sts);
  const auditor = createAuditor({
    clients,
    callerIdentity,
    budget: createBudget(auditBudget(audit.concurrency)),
    strategy: audit.strategy,
    role: audit,
    ...(intents === undefined ? {} : { intents }),
    accountTimeout: audit.accountTimeout,
    userThresholds: config.userThresholds,
    policyBlockingRootSessions: (account, { partition, serviceControlPolicies }) =>
      serviceControlPolicies.kind === 'known'
        ? scpBlockingRootSessions(
            account,
            partition,
            indexServiceControlPolicies(serviceControlPolicies.value),
          )?.id
        : undefined,
    clock,
    random,
    metrics: { calls: 0, retries: 0 },
    log,
  });
  const directorySource = directorySourceOf(config, clients, callerIdentity, {
    clock,
    monotonic,
    random,
    log,
  });
  const trail = createTrailLookup({
    ...{ clients, callerIdentity, role: audit, monotonic, log },
    call: createDirectoryCall(random, CALL_LIMIT),
  });
  return { auditor, directorySource, callerIdentity, trail, close: clients.close };
}

function directorySourceOf(
  config: Config,
  clients: ReturnType<typeof createClients>,
  callerIdentity: ReturnType<typeof createCallerIdentity>,
  {
    clock,
    monotonic,
    random,
    log,
  }: Pick<Runtime, 'clock' | 'monotonic' | 'random'> & { readonly log: RootLog },
): DirectorySource {
  const api = createOrganizationsApi(clients, monotonic, random);
  switch (config.directory.source) {
    case 'organizations':
      return createOrganizationDirectory({ api, callerIdentity, clock, log });
    case 'static':
      return createStaticDirectory(config.directory.accounts, callerIdentity, clock);
    case 'caller':
      return createCallerDirectory({ api, callerIdentity, clock });
  }
}
