import type { Account, AccountId, Directory } from '../domain/account.ts';
import type { AuditOutcome } from '../domain/posture.ts';
import { type Instant, MINUTE, type Milliseconds } from '../domain/time.ts';
import type { Audit, Clock, RootAuditor } from './ports.ts';

/** How an account is to be measured. */
export interface MeasureOptions {
  /** Only a measurement that was under way when it was asked for, or began later. */
  readonly fresh: boolean;
  readonly urgent: boolean;
  readonly signal: AbortSignal;
}

/** Measurements of root users, each shared by everybody who asks at the same time, and remembered for a while. */
export interface Measurements {
  measure(account: Account, directory: Directory, options: MeasureOptions): Promise<AuditOutcome>;
}

/** How long an audited account's evidence answers for it; and an unreachable one's outcome, since people mend those. */
const AUDITED_FOR: Milliseconds = 5 * MINUTE;
const UNREACHABLE_FOR: Milliseconds = MINUTE;

interface Measurement {
  readonly outcome: Promise<AuditOutcome>;
  /** Until it is done: for ever. */
  goodUntil: Instant;
  endedAt?: Instant;
}

/** An account is looked up again when its turn comes: somebody else may have measured it meanwhile. */
export function createMeasurements(auditor: RootAuditor, clock: Clock): Measurements {
  const remembered = new Map<AccountId, Measurement>();

  const recall = (id: AccountId, askedAt: Instant, fresh: boolean): Promise<AuditOutcome> | undefined => {
    const measurement = remembered.get(id);
    if (measurement === undefined || measurement.goodUntil <= clock.now()) return undefined;
    const endedBefore = measurement.endedAt !== undefined && measurement.endedAt < askedAt;
    return fresh && endedBefore ? undefined : measurement.outcome;
  };

  const begin = (
    audit: Audit,
    account: Account,
    directory: Directory,
    signal: AbortSignal,
  ): Promise<AuditOutcome> => {
    const outcome = audit(account, directory, signal);
    const measurement: Measurement = { outcome, goodUntil: Number.POSITIVE_INFINITY };
    remembered.set(account.id, measurement);
    outcome.then(
      ({ kind }) => {
        measurement.endedAt = clock.now();
        measurement.goodUntil = measurement.endedAt + (kind === 'audited' ? AUDITED_FOR : UNREACHABLE_FOR);
      },
      () => remembered.delete(account.id),
    );
    return outcome;
  };

  return {
    measure(account, directory, { fresh, urgent, signal }) {
      const askedAt = clock.now();
      return (
        recall(account.id, askedAt, fresh) ??
        auditor.whenRoom(
          urgent,
          (audit) => recall(account.id, askedAt, fresh) ?? begin(audit, account, directory, signal),
        )
      );
    },
  };
}
