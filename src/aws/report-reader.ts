import type { IAMClient } from '@aws-sdk/client-iam';
import type { Account, Directory } from '../domain/account.ts';
import type { Milliseconds } from '../domain/time.ts';
import type { Log } from '../operations/ports.ts';
import type { ReportOutcome, ReportReader } from '../operations/report-ports.ts';
import type { Budget } from './budget.ts';
import { type Caller, type CallMetrics, createCaller } from './call.ts';
import { finishCredentialReport, startCredentialReport } from './credential-report.ts';
import { failureOf } from './failure.ts';
import { NONE_CENTRALLY, noReport, reasonOf } from './report-outcome.ts';
import { assumeAuditRole } from './sessions.ts';
import type { RouteOptions } from './take-route.ts';
import { timeLimit } from './time-limit.ts';
import { nothingRead, sessionRefused } from './unreachable.ts';

export interface ReportReaderOptions
  extends Pick<RouteOptions, 'clients' | 'callerIdentity' | 'strategy' | 'role'> {
  readonly budget: Budget;
  readonly accountTimeout: Milliseconds;
  readonly random: () => number;
  readonly metrics: CallMetrics;
  readonly log: Log;
}

/** A look without waiting. */
const ONE_LOOK: readonly Milliseconds[] = [0];

/** Reads credential reports by the way on which audits do: with the app's own credentials, or by the audit role. */
export function createReportReader(options: ReportReaderOptions): ReportReader {
  const { budget, accountTimeout, random, metrics, log, role } = options;
  return {
    read: (account, directory, { urgent, patient, signal }) =>
      budget.run(urgent, async (slot) => {
        const limit = timeLimit(accountTimeout, signal);
        const caller = createCaller(budget, slot, limit.signal, random, metrics);
        try {
          return await readReport({ account, directory, caller, patient }, options);
        } catch (error) {
          log.error({ err: error, accountId: account.id }, 'a credential report could not be read');
          return noReport(nothingRead('role', failureOf(error), role));
        } finally {
          limit.clear();
        }
      }),
  };
}

interface Reading {
  readonly account: Account;
  readonly directory: Directory;
  readonly caller: Caller;
  readonly patient: boolean;
}

async function readReport(
  reading: Reading,
  options: ReportReaderOptions,
): Promise<ReportOutcome | 'not-yet'> {
  const { account, caller, patient } = reading;
  const { clients, callerIdentity, strategy } = options;
  const isOwn = account.id === (await callerIdentity()).accountId;
  if (isOwn) return fetchReport(clients.iam, caller, patient);
  if (strategy === 'central' && !account.isManagement) return NONE_CENTRALLY;
  const session = await sessionIn(reading, options);
  return 'kind' in session ? session : fetchReport(clients.iamFor(session), caller, patient);
}

/** A session of the audit role, or why there is none. */
async function sessionIn({ account, directory, caller }: Reading, { clients, role }: ReportReaderOptions) {
  try {
    return await assumeAuditRole(clients.sts, caller, directory.partition, account.id, role);
  } catch (error) {
    return noReport(sessionRefused('role', failureOf(error), role));
  }
}

async function fetchReport(
  iam: IAMClient,
  caller: Caller,
  patient: boolean,
): Promise<ReportOutcome | 'not-yet'> {
  const generation = await startCredentialReport(iam, caller);
  const waits = patient ? undefined : ONE_LOOK;
  const attempt = await finishCredentialReport(iam, caller, generation, waits);
  if (attempt.kind === 'read') return { kind: 'read', generatedAt: attempt.asOf, csv: attempt.value };
  const isBeingMade = attempt.failure === undefined;
  return isBeingMade && !patient ? 'not-yet' : { kind: 'unread', ...reasonOf(attempt) };
}
