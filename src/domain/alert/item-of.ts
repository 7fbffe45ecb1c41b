import type { Digest } from '../audit-chain/entry.ts';
import type { PerimeterEvent } from '../perimeter/perimeter-event.ts';
import { present } from '../root-event/caller.ts';
import type { RootEvent } from '../root-event/event.ts';
import { kindOf } from '../root-event/event-kind.ts';
import type { MissedUse } from '../verdict/missed-use.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { AlertItem } from './alert.ts';
import type { AlertCause } from './cause.ts';
import { causeOfPerimeter, causeOfUse, perimeterPages } from './cause-of.ts';

/**
 * A use of root that pages, as an alert has it. `verdict`: of a person's use. `cause`: where it is another one than the event's own
 * (`CAUSES`).
 */
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
  return { key, at, cause, pages: true, name, outcome: outcome.kind, ...present(given) };
}

/** A change of the perimeter as an alert has it. */
export function itemOfPerimeter(event: PerimeterEvent): AlertItem {
  const { key, at, eventName: name, outcome, sourceAddress, userAgent } = event;
  const cause = causeOfPerimeter(event);
  const pages = perimeterPages(event);
  return { key, at, cause, pages, name, outcome: outcome.kind, ...present({ sourceAddress, userAgent }) };
}

/** A use that the pipeline missed as an alert has it; the same use, found again, is the same item. */
export function itemOfMissedUse({ accountId, credential, at }: MissedUse, digest: Digest): AlertItem {
  const key = digest(JSON.stringify(['missed use', accountId, credential, at]));
  return { key, at, cause: 'missed-use', pages: true, name: credential, outcome: 'success' };
}
