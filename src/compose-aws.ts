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
import { createReportReader } from './aws/report-reader.ts';
import { createTrailLookup } from './aws/trail.ts';
import type { Config } from './config/config.ts';
import { indexServiceControlPolicies, scpBlockingRootSessions } from './domain/deny-root-scp.ts';
import type { RootLog } from './log.ts';
import type { AuditIntents } from './operations/activity-store-ports.ts';
import type { DirectorySource } from './operations/ports.ts';
import type { TellReport } from './operations/report-ports.ts';
import type { Runtime } from './runtime.ts';

/** Who is told of what audits do. */
export interface AuditListeners {
  /** Where root activity is watched. */
  readonly intents?: AuditIntents;
  /** Where credential reports are kept. */
  readonly tellReport?: TellReport;
}

/** The AWS side: who measures root users, and where the directory comes from. `close` ends its connections. */
export function createAws(
  config: Config,
  { clock, monotonic, random }: Runtime,
  log: RootLog,
  listeners: AuditListeners = {},
) {
  const { audit, aws } = config;
  const clients = createClients(aws.region, auditConnections(audit.concurrency));
  const callerIdentity = createCallerIdentity(clients.sts);
  const { strategy, accountTimeout } = audit;
  const shared = {
    ...{ clients, callerIdentity, strategy, accountTimeout, random, log },
    budget: createBudget(auditBudget(audit.concurrency)),
    role: audit,
    metrics: { calls: 0, retries: 0 },
  };
  const auditor = createAuditor({
    ...{ ...shared, ...listeners },
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
  const reportReader = createReportReader(shared);
  return { auditor, reportReader, directorySource, callerIdentity, trail, close: clients.close };
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
