import type { AuditRoute } from '../domain/evidence.ts';
import type { CentralAttempts } from './central-route.ts';
import { failureOf } from './failure.ts';
import type { Attempt } from './reading.ts';
import type { RoleAttempts } from './role-route.ts';

/** What went wrong with a call, for the operator's log. People in Slack are told the code only. */
export interface Trouble {
  readonly code: string;
  /** AWS's own words; the log takes e-mail addresses and keys out of them. */
  readonly message?: string;
}

export interface RouteTrouble extends Trouble {
  readonly route: AuditRoute;
  readonly what: string;
}

/** Encoded authorization failures are long, and say nothing to people. */
const LONGEST_MESSAGE = 1_000;

export function troubleOf(error: unknown): Trouble {
  const { code } = failureOf(error);
  return error instanceof Error ? { code, message: error.message.slice(0, LONGEST_MESSAGE) } : { code };
}

/** Why readings are missing, one by one. */
export function troublesIn(readings: RoleAttempts | CentralAttempts): RouteTrouble[] {
  return [...attemptsOf(readings), ...besides(readings)].flatMap((each) => {
    if (each.kind === 'read') return [];
    const trouble = each.cause === undefined ? { code: 'not ready' } : troubleOf(each.cause);
    return [{ route: readings.route, what: each.reason, ...trouble }];
  });
}

/** What a session was opened for, in the order asked. */
export function attemptsOf(readings: RoleAttempts | CentralAttempts): readonly Attempt<unknown>[] {
  return readings.route === 'central'
    ? [
        readings.accountSummary,
        readings.loginProfile,
        readings.user,
        readings.accessKeys,
        readings.mfaDevices,
        readings.signingCertificates,
      ]
    : [readings.accountSummary, readings.virtualMfaDevices, readings.credentialReport];
}

function besides(readings: RoleAttempts | CentralAttempts): readonly Attempt<unknown>[] {
  if (readings.route !== 'central') {
    return readings.passwordPolicy === undefined ? [] : [readings.passwordPolicy];
  }
  if (readings.accessKeys.kind === 'unread') return [];
  return readings.accessKeys.value.map(({ lastUse }) => lastUse);
}
