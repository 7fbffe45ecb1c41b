import type { Account, Directory } from '../../domain/account.ts';
import { type ToldEvent, toldEvents } from '../../domain/alert/alert-view.ts';
import { concerns } from '../../domain/perimeter/concerns.ts';
import type { Instant } from '../../domain/time.ts';
import type { ActivityStore } from '../activity-store-ports.ts';

/**
 * Changes of the perimeter that were made in the management account, and are, or may be, about this one; none of its own.
 * Both ends of `range` count. Throws where the store gives no answer.
 */
export async function changesConcerning(
  { id }: Account,
  { accounts }: Directory,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  records: Pick<ActivityStore, 'changesOf'>,
): Promise<readonly ToldEvent[]> {
  const management = accounts.find(({ isManagement }) => isManagement)?.id;
  if (management === undefined || management === id) return [];
  const changes = await records.changesOf(management, { from, to: to + 1 });
  return changes.filter(({ kept }) => concerns(kept.event, id)).flatMap(toldEvents);
}
