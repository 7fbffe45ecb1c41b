import type { NotLookedAt } from '../operations/activity-ports.ts';
import { type Failure, failureOf } from './failure.ts';
import { sessionRefused } from './unreachable.ts';

type Words = Pick<NotLookedAt, 'reason' | 'remedy'>;

/** Why an account's history cannot be looked at at all. */
export function notEntered(error: unknown, roleName: string): NotLookedAt {
  const failure = failureOf(error);
  if (failure.kind !== 'denied' && failure.kind !== 'denied-by-scp')
    return { kind: 'not-looked-at', ...words(failure, roleName) };
  const { reason, remedy } = sessionRefused('role', failure, { roleName });
  return {
    kind: 'not-looked-at',
    reason: `${reason} A central root session may not read CloudTrail.`,
    remedy,
  };
}

/** Why a Region was not looked at, or not to the end. */
export function lookupTrouble(error: unknown, region: string, roleName: string): Words {
  const failure = failureOf(error);
  if (failure.kind !== 'unavailable' && failure.code !== 'UnrecognizedClientException')
    return words(failure, roleName);
  return {
    reason: `The Region ${region} is not turned on in this account (${failure.code}).`,
    remedy: `Leave ${region} out; nothing can happen in a Region that is off.`,
  };
}

function words({ kind, code, policyId }: Failure, roleName: string): Words {
  switch (kind) {
    case 'denied':
      return {
        reason: `CloudTrail's event history may not be looked up (${code}).`,
        remedy: `Update deploy/member-role.yml there, so that the role ${roleName} allows cloudtrail:LookupEvents; in the app's own account, deploy/app-role.yml.`,
      };
    case 'denied-by-scp':
      return {
        reason: `An SCP keeps CloudTrail's event history from being looked up (${policyId ?? code}).`,
        remedy: `Exempt the role ${roleName} in ${policyId ?? 'the SCP that denies it'}.`,
      };
    case 'throttled':
      return {
        reason: `CloudTrail throttled the look-up (${code}).`,
        remedy: 'Ask again in a few minutes: AWS allows two look-ups a second in an account and Region.',
      };
    case 'timed-out':
      return {
        reason: 'CloudTrail did not answer in time.',
        remedy: 'Ask again; if it stays, look for CloudTrail in the AWS Health Dashboard.',
      };
    default:
      return {
        reason: `CloudTrail could not be asked (${code}).`,
        remedy: "Ask again; if it stays, read the app's log for this account.",
      };
  }
}
