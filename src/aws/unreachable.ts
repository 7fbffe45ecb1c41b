import type { AuditRoute } from '../domain/evidence.ts';
import type { Unreachable } from '../domain/posture.ts';
import type { CentralAccess } from './central-access.ts';
import type { Failure } from './failure.ts';

/** What the words of an unreachable account are made from. */
export interface RouteContext {
  readonly roleName: string;
  /** The SCP that keeps root sessions out of this account, as far as the directory knows. */
  readonly blockingPolicyId?: string;
  /** Absent where nobody asked. */
  readonly centralAccess?: CentralAccess;
}

/** Opening the session failed: the account was not measured at all. */
export function sessionRefused(route: AuditRoute, failure: Failure, context: RouteContext): Unreachable {
  switch (failure.kind) {
    case 'denied':
      return route === 'central' ? rootSessionDenied(failure, context) : roleDenied(failure, context);
    case 'denied-by-scp':
      return blockedByScp(route, failure.policyId ?? blockingPolicyOf(route, context), context);
    default:
      return notAnswered(failure);
  }
}

/** The session was opened, and nothing could be read in it. */
export function nothingRead(route: AuditRoute, failure: Failure, context: RouteContext): Unreachable {
  if (failure.kind === 'denied-by-scp') return sessionRefused(route, failure, context);
  if (failure.kind !== 'denied') return notAnswered(failure);
  const blocking = blockingPolicyOf(route, context);
  if (blocking !== undefined) return blockedByScp(route, blocking, context);
  const remedies = {
    role: 'Update deploy/member-role.yml in this account: the role lacks the permissions listed there.',
    local: "Give the app's own role the permissions in deploy/app-role.yml.",
    central: 'Check that no policy denies IAM reads to root sessions in this account.',
  };
  return {
    kind: 'unreachable',
    code: route === 'central' ? 'root-session-denied' : 'role-denied',
    reason: `${SESSIONS[route](context)} may read nothing (${failure.code}).`,
    remedy: remedies[route],
  };
}

/** Neither way led in. The central one is named first: it needs nothing deployed in the account. */
export function bothRefused(role: Unreachable, central: Unreachable): Unreachable {
  return {
    kind: 'unreachable',
    code: central.code,
    reason: `${central.reason} ${role.reason}`,
    remedy: `${central.remedy} Or: ${lowerFirst(role.remedy)}`,
  };
}

/** What keeps root sessions out says nothing about a role. */
function blockingPolicyOf(route: AuditRoute, { blockingPolicyId }: RouteContext): string | undefined {
  return route === 'central' ? blockingPolicyId : undefined;
}

const SESSIONS: Readonly<Record<AuditRoute, (context: RouteContext) => string>> = {
  role: ({ roleName }) => `Role ${roleName}`,
  local: () => "The app's own role",
  central: () => 'The central root session',
};

function roleDenied(failure: Failure, { roleName }: RouteContext): Unreachable {
  return {
    kind: 'unreachable',
    code: 'role-denied',
    reason: `Role ${roleName} cannot be assumed (${failure.code}).`,
    remedy: 'Deploy deploy/member-role.yml to this account.',
  };
}

function rootSessionDenied(failure: Failure, context: RouteContext): Unreachable {
  if (context.blockingPolicyId !== undefined)
    return blockedByScp('central', context.blockingPolicyId, context);
  return {
    kind: 'unreachable',
    code: 'root-session-denied',
    reason: `A central root session cannot be opened (${failure.code}).`,
    remedy: ROOT_SESSION_REMEDIES[context.centralAccess ?? 'unknown'],
  };
}

const ROOT_SESSION_REMEDIES: Readonly<Record<CentralAccess, string>> = {
  off: 'Turn on central root access, and deploy deploy/central-role.yml where the app runs.',
  on: 'Deploy deploy/central-role.yml where the app runs, in the management account or the delegated administrator for IAM (central root access is on).',
  unknown: 'Check that central root access is on, and deploy deploy/central-role.yml where the app runs.',
};

function blockedByScp(
  route: AuditRoute,
  policyId: string | undefined,
  { roleName }: RouteContext,
): Unreachable {
  const policy = policyId ?? 'the SCP that denies it';
  return {
    kind: 'unreachable',
    code: 'blocked-by-scp',
    reason: `Audit blocked by ${policyId === undefined ? 'an SCP' : `SCP ${policyId}`}.`,
    remedy:
      route === 'central'
        ? `Exempt aws:AssumedRoot in ${policy}.`
        : `Exempt the role ${roleName} in ${policy}.`,
  };
}

function notAnswered(failure: Failure): Unreachable {
  switch (failure.kind) {
    case 'throttled':
      return {
        kind: 'unreachable',
        code: 'throttled',
        reason: `AWS throttled the audit (${failure.code}).`,
        remedy: 'Measure it again in a few minutes (/root-status); if it stays, lower audit.concurrency.',
      };
    case 'timed-out':
      return {
        kind: 'unreachable',
        code: 'timed-out',
        reason: 'AWS did not answer in time.',
        remedy:
          'Measure it again (/root-status with fresh); if it stays, look for IAM in the AWS Health Dashboard.',
      };
    case 'unavailable':
      return {
        kind: 'unreachable',
        code: 'account-unavailable',
        reason: `The account cannot be used (${failure.code}).`,
        remedy: 'Check that the account is active and has finished signing up.',
      };
    default:
      return {
        kind: 'unreachable',
        code: 'error',
        reason: `AWS could not be asked (${failure.code}).`,
        remedy:
          "Measure it again (/root-status with fresh); if it stays, read the app's log for this account.",
      };
  }
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
