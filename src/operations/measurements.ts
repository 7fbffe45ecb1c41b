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
  /** Until it has ended: for ever. */
  goodUntil: Instant;
  ended: boolean;
}

/** An account is looked up again when its turn comes: somebody else may have measured it meanwhile. */
export function createMeasurements(auditor: RootAuditor, clock: Clock): Measurements {
  const remembered = new Map<AccountId, Measurement>();

  const recall = (id: AccountId, except: Measurement | undefined): Promise<AuditOutcome> | undefined => {
    const measurement = remembered.get(id);
    const isGood = measurement !== undefined && measurement.goodUntil > clock.now();
    return isGood && measurement !== except ? measurement.outcome : undefined;
  };

  const begin = (
    audit: Audit,
    account: Account,
    directory: Directory,
    signal: AbortSignal,
  ): Promise<AuditOutcome> => {
    const outcome = audit(account, directory, signal);
    const measurement = { outcome, goodUntil: Number.POSITIVE_INFINITY, ended: false };
    remembered.set(account.id, measurement);
    outcome.then(
      ({ kind }) => {
        measurement.ended = true;
        measurement.goodUntil = clock.now() + (kind === 'audited' ? AUDITED_FOR : UNREACHABLE_FOR);
      },
      () => remembered.delete(account.id),
    );
    return outcome;
  };

  return {
    async measure(account, directory, { fresh, urgent, signal }) {
      const last = remembered.get(account.id);
      const stale = fresh && last?.ended === true ? last : undefined;
      const atOnce = recall(account.id, stale);
      if (atOnce !== undefined) return atOnce;
      const turn = await auditor.whenRoom(urgent, async (audit) => {
        const meanwhile = recall(account.id, stale);
        // Waited for outside: the other one's measurement may need this very place to go on.
        if (meanwhile !== undefined) return { outcome: meanwhile };
        return { outcome: await begin(audit, account, directory, signal) };
      });
      return turn.outcome;
    },
  };
}
