import type { Account, Directory, Partition } from '../domain/account.ts';
import type { AuditReadings } from '../domain/evidence.ts';
import { evidenceOf } from '../domain/evidence-of.ts';
import type { AuditOutcome, Unreachable } from '../domain/posture.ts';
import type { Milliseconds } from '../domain/time.ts';
import type { Audit, Clock, Log, RootAuditor } from '../operations/ports.ts';
import type { Budget, Slot } from './budget.ts';
import { type Caller, type CallMetrics, createCaller } from './call.ts';
import type { CallerIdentity } from './caller-identity.ts';
import { type CentralAttempts, readInRootSession } from './central-route.ts';
import type { Clients } from './clients.ts';
import { type Failure, failureOf } from './failure.ts';
import { readFeatures } from './organizations-features.ts';
import { type RoleAttempts, readWithRole } from './role-route.ts';
import { type AuditRole, assumeAuditRole, assumeRootForAudit } from './sessions.ts';
import { timeLimit } from './time-limit.ts';
import { bothRefused, nothingRead, type RouteContext, sessionRefused } from './unreachable.ts';

export interface AuditorOptions {
  readonly clients: Clients;
  readonly budget: Budget;
  readonly callerIdentity: () => Promise<CallerIdentity>;
  readonly strategy: 'auto' | 'role' | 'central';
  readonly role: AuditRole;
  readonly accountTimeout: Milliseconds;
  /** The SCP that keeps root sessions out of an account, as far as the directory knows. */
  readonly policyBlockingRootSessions: (account: Account, directory: Directory) => string | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly metrics: CallMetrics;
  readonly log: Log;
}

/** What one route came to: readings, or why there are none. */
type RouteOutcome = { readonly kind: 'read'; readonly readings: AuditReadings } | Unreachable;

interface Visit {
  readonly account: Account;
  readonly partition: Partition;
  readonly caller: Caller;
  readonly context: RouteContext;
}

/**
 * Measures root users by the configured strategy. The account whose credentials the app runs with is always read with
 * those: it cannot be the target of a root session. `auto` enters members by the audit role, and by a central root
 * session where the role cannot be assumed.
 */
export function createAuditor(options: AuditorOptions): RootAuditor {
  const { budget, clients, clock, random, metrics, log, accountTimeout, role } = options;

  const visit = async (account: Account, directory: Directory, caller: Caller): Promise<AuditOutcome> => {
    const policyId = options.policyBlockingRootSessions(account, directory);
    const context = {
      roleName: role.roleName,
      ...(policyId === undefined ? {} : { blockingPolicyId: policyId }),
    };
    const { partition } = directory;
    const outcome = await takeRoute({ account, partition, caller, context }, options);
    if (outcome.kind === 'unreachable') return outcome;
    const { readings } = outcome;
    return {
      kind: 'audited',
      route: readings.route,
      evidence: evidenceOf(account, partition, readings, clock.now()),
    };
  };

  const auditIn =
    (slot: Slot): Audit =>
    async (account, directory, signal) => {
      const limit = timeLimit(accountTimeout, signal);
      try {
        return await visit(account, directory, createCaller(budget, slot, limit.signal, random, metrics));
      } catch (error) {
        log.error({ err: error, accountId: account.id }, 'an account could not be audited');
        return nothingRead('role', failureOf(error), { roleName: role.roleName });
      } finally {
        limit.clear();
      }
    };

  return {
    whenRoom: (urgent, work) => budget.run(urgent, (slot) => work(auditIn(slot))),
    features: (signal) =>
      budget.run(true, (slot) =>
        readFeatures(clients.iam, createCaller(budget, slot, signal, random, metrics), clock),
      ),
  };
}

async function takeRoute(visit: Visit, options: AuditorOptions): Promise<RouteOutcome> {
  const own = await options.callerIdentity();
  if (visit.account.id === own.accountId) return readLocally(visit, options);
  if (options.strategy === 'role' || visit.account.isManagement) return readByRole(visit, options);
  if (options.strategy === 'central') return readCentrally(visit, options);
  const byRole = await readByRole(visit, options);
  if (byRole.kind === 'read' || !mayTryCentral(byRole)) return byRole;
  const centrally = await readCentrally(visit, options);
  return centrally.kind === 'read' ? centrally : bothRefused(byRole, centrally);
}

/** Only where the role is shut: what AWS did not answer in time, or throttled, would not be answered centrally either. */
function mayTryCentral({ code }: Unreachable): boolean {
  return code === 'role-denied' || code === 'blocked-by-scp';
}

async function readLocally(
  { caller, context }: Visit,
  { clients, clock }: AuditorOptions,
): Promise<RouteOutcome> {
  return outcomeOf(await readWithRole('local', clients.iam, caller, clock.now), context);
}

async function readByRole(visit: Visit, { clients, clock, role }: AuditorOptions): Promise<RouteOutcome> {
  const { account, partition, caller, context } = visit;
  try {
    const session = await assumeAuditRole(clients.sts, caller, partition, account.id, role);
    return outcomeOf(await readWithRole('role', clients.iamFor(session), caller, clock.now), context);
  } catch (error) {
    return sessionRefused('role', failureOf(error), context);
  }
}

async function readCentrally(visit: Visit, { clients, clock }: AuditorOptions): Promise<RouteOutcome> {
  const { account, partition, caller, context } = visit;
  try {
    const session = await assumeRootForAudit(clients.sts, caller, partition, account.id);
    return outcomeOf(await readInRootSession(clients.iamFor(session), caller, clock.now), context);
  } catch (error) {
    return sessionRefused('central', failureOf(error), context);
  }
}

/** A session in which nothing at all could be read measured nothing. */
function outcomeOf(readings: RoleAttempts | CentralAttempts, context: RouteContext): RouteOutcome {
  const failure = commonFailure(readings);
  return failure === undefined ? { kind: 'read', readings } : nothingRead(readings.route, failure, context);
}

function commonFailure(readings: RoleAttempts | CentralAttempts): Failure | undefined {
  const attempts =
    readings.route === 'central'
      ? [
          readings.accountSummary,
          readings.loginProfile,
          readings.user,
          readings.accessKeys,
          readings.mfaDevices,
          readings.signingCertificates,
        ]
      : [readings.accountSummary, readings.virtualMfaDevices, readings.credentialReport];
  return attempts.every((each) => each.kind === 'unread') ? attempts[0]?.failure : undefined;
}
