import { type AwsOptions, type AwsServer, startAws } from '../../../sandbox/aws/server.ts';
import { noInterception } from '../../../sandbox/interception.ts';
import type { Organization } from '../../../sandbox/organization/organization.ts';
import { auditBudget, auditConnections } from '../../../src/aws/audit-budget.ts';
import { type AuditorOptions, createAuditor } from '../../../src/aws/auditor.ts';
import { createBudget } from '../../../src/aws/budget.ts';
import { createCallerIdentity } from '../../../src/aws/caller-identity.ts';
import { type Clients, createClients } from '../../../src/aws/clients.ts';
import type { Account, Directory } from '../../../src/domain/account.ts';
import { indexServiceControlPolicies, scpBlockingRootSessions } from '../../../src/domain/deny-root-scp.ts';
import type { AuditOutcome } from '../../../src/domain/posture.ts';
import type { AuditExtent, RootAuditor } from '../../../src/operations/ports.ts';
import { accountId } from '../builders/account.ts';
import { NOW } from '../builders/time.ts';
import { USER_THRESHOLDS } from '../builders/users.ts';
import { type RecordingLog, recordingLog } from './log.ts';
import { directoryOf } from './organization.ts';
import { pointSdkAt } from './sdk-environment.ts';

export interface AwsSandbox {
  readonly server: AwsServer;
  readonly directory: Directory;
  readonly clients: Clients;
  readonly log: RecordingLog;
  readonly auditor: RootAuditor;
  account(id: string): Account;
  /** Measures the account of that id. */
  audit(id: string, signal?: AbortSignal, extent?: AuditExtent): Promise<AuditOutcome>;
  close(): Promise<void>;
}

export interface SandboxOptions {
  readonly aws?: Partial<AwsOptions>;
  readonly auditor?: Partial<AuditorOptions>;
  readonly concurrency?: number;
  /** The account whose credentials the app runs with; the management account by default. */
  readonly runsIn?: string;
}

/** The real auditor with the real SDK, against the simulated AWS over HTTP. Back-offs have no length. */
export async function startAwsSandbox(
  organization: Organization,
  options: SandboxOptions = {},
): Promise<AwsSandbox> {
  const server = await startAws({
    organization,
    clock: { now: () => NOW },
    realTime: Date.now,
    random: () => 0.5,
    interception: noInterception,
    latencyMs: 0,
    throttles: false,
    reportWaitMs: 0,
    ...options.aws,
  });
  const { runsIn, concurrency = 50 } = options;
  const own = runsIn === undefined ? server.managementCredentials : server.credentialsIn(accountId(runsIn));
  const restore = pointSdkAt({ endpoint: server.url, ...own });
  const clients = createClients('eu-central-1', auditConnections(concurrency));
  const log = recordingLog();
  const auditor = createAuditor({ ...auditorOptions(clients, concurrency, log), ...options.auditor });
  const directory = directoryOf(organization);
  const account = (id: string) => {
    const found = directory.accounts.find((each) => each.id === id);
    if (found === undefined) throw new Error(`No account ${id}`);
    return found;
  };
  return {
    ...{ server, directory, clients, log, auditor, account },
    audit: (id, signal = new AbortController().signal, extent) =>
      auditor.whenRoom(false, (audit) => audit(account(id), directory, signal, extent)),
    close: async () => {
      restore();
      clients.close();
      await server.close();
    },
  };
}

function auditorOptions(clients: Clients, concurrency: number, log: RecordingLog): AuditorOptions {
  return {
    clients,
    log,
    budget: createBudget(auditBudget(concurrency)),
    callerIdentity: createCallerIdentity(clients.sts),
    strategy: 'auto',
    role: { roleName: 'rootkeeper-audit' },
    accountTimeout: 60_000,
    userThresholds: USER_THRESHOLDS,
    policyBlockingRootSessions: (account, { partition, serviceControlPolicies }) =>
      serviceControlPolicies.kind === 'known'
        ? scpBlockingRootSessions(
            account,
            partition,
            indexServiceControlPolicies(serviceControlPolicies.value),
          )?.id
        : undefined,
    clock: { now: () => NOW },
    random: () => 0,
    metrics: { calls: 0, retries: 0 },
  };
}
