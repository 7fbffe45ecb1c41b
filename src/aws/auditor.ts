import type { Account, Directory } from '../domain/account.ts';
import { evidenceOf } from '../domain/evidence-of.ts';
import type { AuditOutcome } from '../domain/posture.ts';
import type { Milliseconds } from '../domain/time.ts';
import type { UserThresholds } from '../domain/user-checks/evidence.ts';
import { usersOf } from '../domain/user-checks/users-of.ts';
import { type Audit, type Log, ROOT_ALONE, type RootAuditor } from '../operations/ports.ts';
import type { Budget, Slot } from './budget.ts';
import { type Caller, type CallMetrics, createCaller } from './call.ts';
import { createAskCentralAccess } from './central-access.ts';
import { failureOf } from './failure.ts';
import { readFeatures } from './organizations-features.ts';
import { type RouteOptions, type RouteOutcome, takeRoute } from './take-route.ts';
import { timeLimit } from './time-limit.ts';
import { nothingRead } from './unreachable.ts';

export interface AuditorOptions extends RouteOptions {
  readonly budget: Budget;
  readonly accountTimeout: Milliseconds;
  /** The SCP that keeps root sessions out of an account, as far as the directory knows. */
  readonly policyBlockingRootSessions: (account: Account, directory: Directory) => string | undefined;
  /** By what IAM users are judged, where they are asked about. */
  readonly userThresholds: UserThresholds;
  readonly random: () => number;
  readonly metrics: CallMetrics;
  readonly log: Log;
}

/**
 * Measures root users by the configured strategy. The account whose credentials the app runs with is always read with
 * those: it cannot be the target of a root session. `auto` enters members by the audit role, and by a central root
 * session where the role cannot be assumed.
 */
export function createAuditor(options: AuditorOptions): RootAuditor {
  const { budget, clients, clock, random, metrics, log, accountTimeout, role } = options;
  const featuresBy = (caller: Caller) => readFeatures(clients.iam, caller, clock, log);
  const centralAccess = createAskCentralAccess(featuresBy, clock);

  const visit = async (
    account: Account,
    directory: Directory,
    caller: Caller,
    users: boolean,
  ): Promise<AuditOutcome> => {
    const policyId = options.policyBlockingRootSessions(account, directory);
    const context = {
      roleName: role.roleName,
      ...(policyId === undefined ? {} : { blockingPolicyId: policyId }),
    };
    const { partition } = directory;
    const asked = { account, partition, caller, context, centralAccess, users };
    const outcome = await takeRoute(asked, options);
    logTroubles(account, outcome, log);
    if (outcome.result.kind === 'unreachable') return outcome.result;
    const { readings } = outcome.result;
    const now = clock.now();
    const by = { thresholds: options.userThresholds, now };
    return {
      kind: 'audited',
      route: readings.route,
      evidence: evidenceOf(account, partition, readings, now),
      ...(users && { users: usersOf(account, readings, by) }),
    };
  };

  const auditIn =
    (slot: Slot): Audit =>
    async (account, directory, signal, { users } = ROOT_ALONE) => {
      const limit = timeLimit(accountTimeout, signal);
      try {
        const caller = createCaller(budget, slot, limit.signal, random, metrics);
        return await visit(account, directory, caller, users);
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
      budget.run(true, (slot) => featuresBy(createCaller(budget, slot, signal, random, metrics))),
  };
}

/** One line an account at most: people are told codes, the operator AWS's own words. */
function logTroubles({ id }: Account, { result, troubles }: RouteOutcome, log: Log): void {
  if (result.kind === 'unreachable') {
    log.warn({ accountId: id, code: result.code, troubles }, 'an account is unreachable');
    return;
  }
  // A role that is shut is no trouble where a root session read everything.
  const missing = troubles.filter(({ route }) => route === result.readings.route);
  if (missing.length === 0) return;
  log.warn({ accountId: id, troubles: missing }, 'an account was read in part only');
}
