import type { AccountId } from '../../../domain/account.ts';
import { DAY, type Instant } from '../../../domain/time.ts';
import type { RootWindow } from '../../../domain/window/window.ts';

/** The windows that may have to do with a use of that account at that time; each once. */
export type NearWindows = (accountId: AccountId, at: Instant) => readonly RootWindow[];

/** Those of the account, and those of others that were open on the days around: of thousands only these are looked at. */
export function nearWindows(windows: readonly RootWindow[]): NearWindows {
  const ofAccount = new Map<AccountId, RootWindow[]>();
  const ofDay = new Map<number, RootWindow[]>();
  for (const window of windows) {
    for (const { id } of window.request.accounts) add(ofAccount, id, window);
    for (const day of daysOf(window)) add(ofDay, day, window);
  }
  return (accountId, at) => [
    ...new Set([...(ofAccount.get(accountId) ?? []), ...(ofDay.get(dayOf(at)) ?? [])]),
  ];
}

function add<K>(map: Map<K, RootWindow[]>, key: K, window: RootWindow): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [window]);
  else known.push(window);
}

function daysOf({ period }: RootWindow): readonly number[] {
  if (period === undefined) return [];
  const first = dayOf(period.start);
  return Array.from({ length: dayOf(period.end) - first + 1 }, (_, n) => first + n);
}

function dayOf(at: Instant): number {
  return Math.floor(at / DAY);
}
