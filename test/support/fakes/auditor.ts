import type { Account, AccountId } from '../../../src/domain/account.ts';
import { known } from '../../../src/domain/fact.ts';
import type { AuditOutcome } from '../../../src/domain/posture.ts';
import type { Audit, AuditExtent, RootAuditor } from '../../../src/operations/ports.ts';
import { anAudit } from '../builders/posture.ts';
import { NOW } from '../builders/time.ts';
import { type Deferred, deferred } from './deferred.ts';

/** Whoever waits for room, in the order asked for. */
interface Waiting {
  readonly urgent: boolean;
  enter(): void;
}

/** An auditor in which the test says who gets in and what an audit comes to. */
export interface FakeAuditor extends RootAuditor {
  /** Of every audit that began. */
  readonly audited: readonly AccountId[];
  /** What was asked besides the root user, in the same order. */
  readonly extents: readonly (AuditExtent | undefined)[];
  readonly waiting: readonly Waiting[];
  /** Whether `whenRoom` lets people in at once, which it does by default. */
  open: boolean;
  /** How many are inside at the moment. */
  inside(): number;
  /** The next audit of this account waits until the test settles this. */
  hold(account: Account): Deferred<AuditOutcome>;
}

export function fakeAuditor(overrides: Partial<Pick<RootAuditor, 'features'>> = {}): FakeAuditor {
  const audited: AccountId[] = [];
  const extents: (AuditExtent | undefined)[] = [];
  const waiting: Waiting[] = [];
  const held = new Map<AccountId, Deferred<AuditOutcome>>();
  let inside = 0;
  const audit: Audit = async ({ id }, _directory, _signal, extent) => {
    audited.push(id);
    extents.push(extent);
    const outcome = held.get(id)?.promise ?? anAudit({ accountId: id });
    held.delete(id);
    return outcome;
  };
  const auditor: FakeAuditor = {
    ...{ audited, extents, waiting, open: true, inside: () => inside },
    hold(account) {
      const outcome = deferred<AuditOutcome>();
      held.set(account.id, outcome);
      return outcome;
    },
    async whenRoom(urgent, work) {
      if (!auditor.open) await new Promise<void>((resolve) => waiting.push({ urgent, enter: resolve }));
      inside += 1;
      try {
        return await work(audit);
      } finally {
        inside -= 1;
      }
    },
    features: async () =>
      known({ rootCredentialsManagement: true, rootSessions: true }, 'IAM organizations features', NOW),
    ...overrides,
  };
  return auditor;
}
