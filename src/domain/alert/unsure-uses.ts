import type { WindowUseRecord } from '../activity/window-use-record.ts';
import type { Digest } from '../audit-chain/entry.ts';
import { unsureOperator } from '../check-in/check-in.ts';
import { isUnlisted } from '../check-in/steps.ts';
import type { RootEvent } from '../root-event/event.ts';
import type { Instant } from '../time.ts';
import type { AlertItem } from './alert.ts';
import { itemOf, itemOfTrouble } from './item-of.ts';

/**
 * What an alert has of events that a window covers, beside the troubles of the check-in: all of them where the operator
 * does not stand by the use, and each address beyond those that the check-in lists. `record`: with the events in it.
 */
export function unsureUses(
  { checkIn, about, elsewhere = [] }: WindowUseRecord,
  events: readonly RootEvent[],
  now: Instant,
  digest: Digest,
): readonly AlertItem[] {
  const { windowId } = checkIn;
  const isUnsure = unsureOperator(checkIn, now) !== undefined;
  const troubles = [...elsewhere, ...(about === undefined ? [] : [about])].map(({ key }) => key);
  return events
    .filter(({ key }) => !troubles.includes(key))
    .flatMap((event) => [
      ...(isUnlisted(checkIn, event) ? [itemOfTrouble(checkIn, 'second-address', event, digest)] : []),
      ...(isUnsure ? [itemOf(event, { kind: 'in-window', windowId })] : []),
    ]);
}
