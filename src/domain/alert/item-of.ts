import type { Digest } from '../audit-chain/entry.ts';
import type { CentralVerdict } from '../central-session/judge-central.ts';
import type { CheckIn, CheckInTrouble } from '../check-in/check-in.ts';
import type { PerimeterEvent } from '../perimeter/perimeter-event.ts';
import { present } from '../present.ts';
import type { AssumeRootEvent } from '../root-event/assume-root.ts';
import type { RootEvent } from '../root-event/event.ts';
import { kindOf } from '../root-event/event-kind.ts';
import type { MissedUse } from '../verdict/missed-use.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { AlertItem } from './alert.ts';
import type { AlertCause } from './cause.ts';
import { causeOfCentral, causeOfPerimeter, causeOfUse, perimeterPages } from './cause-of.ts';

/**
 * A use of root that pages, as an alert has it. `verdict`: of a person's use. `cause`: where it is another one than
 * the event's own (`CAUSES`).
 */
export function itemOf(
  event: RootEvent,
  verdict?: Pick<Verdict, 'kind' | 'windowId'>,
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

/** An event of a central root session as an alert has it; `pages`: as `centralAttention` says. */
export function itemOfCentral(event: RootEvent, verdict: CentralVerdict, pages: boolean): AlertItem {
  return { ...itemOf(event, undefined, causeOfCentral(verdict)), pages };
}

/**
 * A call of AssumeRoot as an alert has it. It says nothing of the key that it returned: that one's events are items
 * of their own.
 */
export function itemOfOpening(opening: AssumeRootEvent, verdict: CentralVerdict, pages: boolean): AlertItem {
  const { key, at, outcome, sourceAddress, userAgent } = opening;
  const cause = causeOfCentral(verdict);
  return {
    key,
    at,
    cause,
    pages,
    name: 'AssumeRoot',
    outcome: outcome.kind,
    ...present({ sourceAddress, userAgent }),
  };
}

/**
 * What is wrong about a check-in as an alert has it; `event`: the use that it is about. Each trouble of a check-in is
 * one item, and each further address is.
 */
export function itemOfTrouble(
  { windowId, accountId }: CheckIn,
  trouble: CheckInTrouble,
  event: RootEvent,
  digest: Digest,
): AlertItem {
  const cause = trouble === 'second-address' ? 'second-address' : 'not-the-operator';
  const address = trouble === 'second-address' ? [event.sourceAddress] : [];
  const key = digest(JSON.stringify(['check-in', windowId, accountId, trouble, ...address]));
  return { ...itemOf(event, undefined, cause), key, verdict: 'in-window', windowId };
}
