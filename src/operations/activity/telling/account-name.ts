import type { Alert } from '../../../domain/alert/alert.ts';
import { HOUR, type Instant, MINUTE, type Milliseconds } from '../../../domain/time.ts';
import { accountsById, type RecentDirectory } from '../../windows/recent-directory.ts';

/** A fresh install reads the organization within minutes. */
const AWAITED: Milliseconds = HOUR;
const AGAIN: Milliseconds = MINUTE;

/** Whether the alert's account is known by its name. Of a directory that cannot be read, whoever draws the alert logs why. */
export async function isNamed(
  { accountId }: Pick<Alert, 'accountId'>,
  { directory }: { readonly directory: RecentDirectory },
): Promise<boolean> {
  const account = await directory().then(
    (all) => accountsById(all).get(accountId),
    () => undefined,
  );
  return account !== undefined && account.name !== '';
}

/** When to look whether an account that is shown by its id is known; `undefined`: not any more. */
export function nameAwaitedAt({ openedAt }: Pick<Alert, 'openedAt'>, now: Instant): Instant | undefined {
  return now < openedAt + AWAITED ? now + AGAIN : undefined;
}
