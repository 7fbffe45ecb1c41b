import type { Account, AccountId, Directory } from '../domain/account.ts';
import type { AuditOutcome } from '../domain/posture.ts';
import { type Instant, MINUTE, type Milliseconds } from '../domain/time.ts';
import type { Audit, Clock, RootAuditor } from './ports.ts';

/** How an account is to be measured. */
export interface MeasureOptions {
  /** Only a measurement that was under way when it was asked for, or began later. */
  readonly fresh: boolean;
  readonly urgent: boolean;
  /** Whether IAM users are asked about, too; absent: they are not. */
  readonly users?: boolean;
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
  /** Whether it has the IAM users, too: then it also answers for who asks about the root user alone. */
  readonly users: boolean;
  readonly outcome: Promise<AuditOutcome>;
  /** Until it has ended: for ever. */
  goodUntil: Instant;
  ended: boolean;
}

/** An account is looked up again when its turn comes: somebody else may have measured it meanwhile. */
export function createMeasurements(auditor: RootAuditor, clock: Clock): Measurements {
  const remembered = new Map<AccountId, Measurement>();

  const recall = (id: AccountId, users: boolean, except?: Measurement): Promise<AuditOutcome> | undefined => {
    const measurement = remembered.get(id);
    if (measurement === undefined || measurement === except || measurement.goodUntil <= clock.now()) {
      return undefined;
    }
    return measurement.users || !users ? measurement.outcome : undefined;
  };

  const begin = (
    audit: Audit,
    account: Account,
    directory: Directory,
    signal: AbortSignal,
    users: boolean,
  ): Promise<AuditOutcome> => {
    const outcome = audit(account, directory, signal, { users });
    const measurement = { users, outcome, goodUntil: Number.POSITIVE_INFINITY, ended: false };
    remembered.set(account.id, measurement);
    outcome.then(
      ({ kind }) => {
        measurement.ended = true;
        measurement.goodUntil = clock.now() + (kind === 'audited' ? AUDITED_FOR : UNREACHABLE_FOR);
      },
      () => {
        if (remembered.get(account.id) === measurement) remembered.delete(account.id);
      },
    );
    return outcome;
  };

  return {
    async measure(account, directory, { fresh, urgent, users = false, signal }) {
      const last = remembered.get(account.id);
      const stale = fresh && last?.ended === true ? last : undefined;
      const atOnce = recall(account.id, users, stale);
      if (atOnce !== undefined) return atOnce;
      const turn = await auditor.whenRoom(urgent, async (audit) => {
        const meanwhile = recall(account.id, users, stale);
        // Waited for outside: the other one's measurement may need this very place to go on.
        if (meanwhile !== undefined) return { outcome: meanwhile };
        return { outcome: await begin(audit, account, directory, signal, users) };
      });
      return turn.outcome;
    },
  };
}
