import {
  type CustodyEntry,
  type NeededCustody,
  neededCustody,
} from '../../domain/approval-policy/custody.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { accountsById, type RecentDirectory } from './recent-directory.ts';

/**
 * What the operator of a window needs by the register of now, over the accounts that are still there. Throws where the
 * directory cannot be read.
 */
export type CustodyNow = (window: RootWindow) => Promise<readonly NeededCustody[]>;

export interface CustodyNowDeps {
  readonly directory: RecentDirectory;
  readonly custody: readonly CustodyEntry[];
}

export function createCustodyNow({ directory, custody }: CustodyNowDeps): CustodyNow {
  return async ({ request }) => {
    if (custody.length === 0) return [];
    const byId = accountsById(await directory());
    const accounts = request.accounts.flatMap(({ id }) => byId.get(id) ?? []);
    return neededCustody(accounts, custody, request.operator.id);
  };
}
