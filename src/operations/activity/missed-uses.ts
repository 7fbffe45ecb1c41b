import type { AccountId } from '../../domain/account.ts';
import type { AlertId } from '../../domain/alert/alert.ts';
import { itemOfMissedUse } from '../../domain/alert/item-of.ts';
import type { RootEvidence } from '../../domain/evidence.ts';
import type { RootEvent } from '../../domain/root-event/event.ts';
import { kindOf } from '../../domain/root-event/event-kind.ts';
import { isUseOf } from '../../domain/root-use/heard-use.ts';
import { HOUR, type Instant } from '../../domain/time.ts';
import { type HeldEvents, missedUses } from '../../domain/verdict/missed-use.ts';
import type { ActivityStore } from '../activity-store-ports.ts';
import type { HeartbeatStore } from '../pipeline-ports.ts';
import type { Audit, Log, RootAuditor } from '../ports.ts';
import { type GrowDeps, growAlerts } from './grow-alerts.ts';

export interface MissedUsesDeps extends GrowDeps {
  readonly records: Pick<ActivityStore, 'eventsOf'>;
  readonly heartbeats: Pick<HeartbeatStore, 'since'>;
  readonly alertsMoved: (ids: readonly AlertId[]) => void;
}

/**
 * Alerts of each use of root that AWS knows of and no event came of; of the same use once. Throws where the store gives no answer: the
 * next measurement finds it again.
 */
export type AlertMissedUses = (evidence: RootEvidence) => Promise<void>;

export function createAlertMissedUses(deps: MissedUsesDeps): AlertMissedUses {
  let since: Promise<Instant> | undefined;
  const listeningSince = () => {
    since ??= deps.heartbeats.since(deps.clock.now()).catch((error: unknown) => {
      since = undefined;
      throw error;
    });
    return since;
  };
  return async (evidence) => {
    const { accountId } = evidence;
    const now = deps.clock.now();
    const nothingHeld = { since: await listeningSince() };
    const suspected = missedUses(evidence, nothingHeld, now);
    if (suspected.length === 0) return;
    const from = Math.min(...suspected.map(({ at }) => at)) - HOUR;
    const held = await heldSince(accountId, from, nothingHeld, deps);
    const items = missedUses(evidence, held, now).map((use) => itemOfMissedUse(use, deps.digest));
    if (items.length === 0) return;
    const changed = await growAlerts({ topic: 'root', accountId, items }, deps);
    deps.alertsMoved(changed.map(({ id }) => id));
  };
}

/** An auditor whose every measurement is compared with the events that came, in the background. */
export function watchingAuditor(auditor: RootAuditor, alert: AlertMissedUses, log: Log): RootAuditor {
  const watching =
    (audit: Audit): Audit =>
    async (account, directory, signal, extent) => {
      const outcome = await audit(account, directory, signal, extent);
      if (outcome.kind === 'audited') {
        alert(outcome.evidence).catch((error: unknown) =>
          log.error(
            { err: error, account: account.id },
            'whether a use of root was missed could not be told',
          ),
        );
      }
      return outcome;
    };
  return {
    whenRoom: (urgent, work) => auditor.whenRoom(urgent, (audit) => work(watching(audit))),
    features: auditor.features,
  };
}

async function heldSince(
  accountId: AccountId,
  from: Instant,
  nothing: HeldEvents,
  { records }: MissedUsesDeps,
): Promise<HeldEvents> {
  let held = nothing;
  for await (const page of records.eventsOf(accountId, { from })) {
    held = page.reduce((before, { kept }) => withEvent(before, kept.event), held);
  }
  return held;
}

/** What used a credential: a password in signing in, a key in calling. What AWS calls the key makes no difference. */
function withEvent(held: HeldEvents, event: RootEvent): HeldEvents {
  const isSignIn = kindOf(event) === 'sign-in';
  if (!isUseOf(isSignIn ? 'password' : 'access key', event)) return held;
  const name = isSignIn ? 'newestSignIn' : 'newestCall';
  return { ...held, [name]: Math.max(held[name] ?? event.at, event.at) };
}
