import { present } from '../root-event/caller.ts';
import type { RootEvent } from '../root-event/event.ts';
import { kindOf } from '../root-event/event-kind.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { AlertItem } from './alert.ts';
import type { AlertCause } from './cause.ts';
import { causeOfUse } from './cause-of.ts';

/** A judged use of root as an alert has it; `cause`: where it is another one than the event's own (`CAUSES`). */
export function itemOf(
  event: RootEvent,
  verdict?: Verdict,
  cause: AlertCause = causeOfUse(event),
): AlertItem {
  const { key, at, eventName: name, outcome, mfa, sourceAddress, userAgent, ids } = event;
  const given = {
    mfa: kindOf(event) === 'sign-in' ? mfa : undefined,
    sourceAddress,
    userAgent,
    accessKeyId: ids.accessKeyId,
    verdict: verdict?.kind,
    windowId: verdict?.windowId,
  };
  return { key, at, cause, name, outcome: outcome.kind, ...present(given) };
}
