import type { Account, Partition } from '../domain/account.ts';
import type { AuditReadings, AuditRoute } from '../domain/evidence.ts';
import type { Unreachable } from '../domain/posture.ts';
import type { AuditIntents } from '../operations/activity-store-ports.ts';
import type { Clock } from '../operations/ports.ts';
import type { TellReport } from '../operations/report-ports.ts';
import type { Caller } from './call.ts';
import type { CallerIdentity } from './caller-identity.ts';
import type { AskCentralAccess } from './central-access.ts';
import { type CentralAttempts, readInRootSession } from './central-route.ts';
import type { Clients } from './clients.ts';
import { type Failure, failureOf } from './failure.ts';
import { NONE_CENTRALLY, reportIn } from './report-outcome.ts';
import { type RoleAttempts, readWithRole } from './role-route.ts';
import { type AuditRole, assumeAuditRole, assumeRootForAudit } from './sessions.ts';
import { attemptsOf, type RouteTrouble, troubleOf, troublesIn } from './trouble.ts';
import { bothRefused, nothingRead, type RouteContext, sessionRefused } from './unreachable.ts';

export interface RouteOptions {
  readonly clients: Clients;
  readonly callerIdentity: () => Promise<CallerIdentity>;
  readonly strategy: 'auto' | 'role' | 'central';
  readonly role: AuditRole;
  /** Told of every central root session, before it is opened and before it is used. Absent: nobody watches root activity. */
  readonly intents?: AuditIntents;
  /** Told of every credential report that is read, or could not be. Absent: none is kept. */
  readonly tellReport?: TellReport;
  readonly clock: Clock;
}

/** What one route came to: readings, or why there are none; and what went wrong on the way, be it without consequence. */
export type RouteOutcome = {
  readonly result: { readonly kind: 'read'; readonly readings: AuditReadings } | Unreachable;
  readonly troubles: readonly RouteTrouble[];
};

export interface Visit {
  readonly account: Account;
  readonly partition: Partition;
  readonly caller: Caller;
  readonly context: RouteContext;
  readonly centralAccess: AskCentralAccess;
  /** Whether IAM users are asked about, too. */
  readonly users: boolean;
}

/** Reads one account by the configured strategy. Throws where nobody knows whose credentials the app has. */
export async function takeRoute(visit: Visit, options: RouteOptions): Promise<RouteOutcome> {
  const own = await options.callerIdentity();
  if (visit.account.id === own.accountId) return told(await readLocally(visit, options), visit, options);
  if (options.strategy === 'role' || visit.account.isManagement) {
    return told(await readByRole(visit, options), visit, options);
  }
  if (options.strategy === 'central') {
    options.tellReport?.(visit.account.id, NONE_CENTRALLY);
    return readCentrally(visit, options);
  }
  const byRole = told(await readByRole(visit, options), visit, options);
  if (byRole.result.kind === 'read' || !mayTryCentral(byRole.result)) return byRole;
  const centrally = await readCentrally(visit, options);
  const { result } = centrally;
  return {
    result: result.kind === 'read' ? result : bothRefused(byRole.result, result),
    troubles: [...byRole.troubles, ...centrally.troubles],
  };
}

/** The way on which there is a credential report, or the reason why there is none. */
function told(outcome: RouteOutcome, { account }: Visit, { tellReport }: RouteOptions): RouteOutcome {
  tellReport?.(account.id, reportIn(outcome.result));
  return outcome;
}

/** Only where the role is shut: what AWS did not answer in time, or throttled, would not be answered centrally either. */
function mayTryCentral({ code }: Unreachable): boolean {
  return code === 'role-denied' || code === 'blocked-by-scp';
}

async function readLocally(
  { caller, context, users }: Visit,
  { clients, clock }: RouteOptions,
): Promise<RouteOutcome> {
  return outcomeOf(await readWithRole('local', clients.iam, caller, clock.now, users), context);
}

async function readByRole(visit: Visit, { clients, clock, role }: RouteOptions): Promise<RouteOutcome> {
  const { account, partition, caller, context, users } = visit;
  try {
    const session = await assumeAuditRole(clients.sts, caller, partition, account.id, role);
    const iam = clients.iamFor(session);
    return outcomeOf(await readWithRole('role', iam, caller, clock.now, users), context);
  } catch (error) {
    return refused('role', error, context);
  }
}

async function readCentrally(visit: Visit, { clients, intents, clock }: RouteOptions): Promise<RouteOutcome> {
  const { account, partition, caller, context, centralAccess } = visit;
  try {
    const intended = await intents?.intend(account.id);
    const session = await assumeRootForAudit(clients.sts, caller, partition, account.id);
    await intended?.opened(session.accessKeyId);
    return outcomeOf(await readInRootSession(clients.iamFor(session), caller, clock.now), context);
  } catch (error) {
    const isDenied = failureOf(error).kind === 'denied';
    const told = isDenied ? { ...context, centralAccess: await centralAccess(caller) } : context;
    return refused('central', error, told);
  }
}

function refused(route: AuditRoute, error: unknown, context: RouteContext): RouteOutcome {
  return {
    result: sessionRefused(route, failureOf(error), context),
    troubles: [{ route, what: 'the session could not be opened', ...troubleOf(error) }],
  };
}

/** A session in which nothing at all could be read measured nothing. */
function outcomeOf(readings: RoleAttempts | CentralAttempts, context: RouteContext): RouteOutcome {
  const failure = commonFailure(readings);
  return {
    result:
      failure === undefined ? { kind: 'read', readings } : nothingRead(readings.route, failure, context),
    troubles: troublesIn(readings),
  };
}

function commonFailure(readings: RoleAttempts | CentralAttempts): Failure | undefined {
  const attempts = attemptsOf(readings);
  return attempts.every((each) => each.kind === 'unread') ? attempts[0]?.failure : undefined;
}
