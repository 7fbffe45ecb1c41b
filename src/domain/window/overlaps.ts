import type { AccountId } from '../account.ts';
import type { Instant } from '../time.ts';
import { phaseOf } from './phase.ts';
import type { Period, RootWindow } from './window.ts';

/**
 * The windows that could be open on one of the accounts during `span`: those pending, scheduled or open. One that
 * starts on approval could be open at any time until it lapses and for its duration after.
 */
export function overlapping(
  windows: readonly RootWindow[],
  accounts: readonly { readonly id: AccountId }[],
  span: Period,
  now: Instant,
): readonly RootWindow[] {
  const ids = new Set(accounts.map(({ id }) => id));
  return windows.filter((window) => {
    const possible = possibleSpan(window, now);
    const shares = window.request.accounts.some(({ id }) => ids.has(id));
    return shares && possible !== undefined && possible.start < span.end && span.start < possible.end;
  });
}

/** Half open, like a window's period. `undefined` where it can no longer be open. */
function possibleSpan(window: RootWindow, now: Instant): Period | undefined {
  const { request, period } = window;
  switch (phaseOf(window, now)) {
    case 'scheduled':
    case 'open':
      return period;
    case 'pending':
      return period ?? { start: now, end: request.lapsesAt + request.timing.duration };
    case 'lapsed':
    case 'ended':
    case 'denied':
    case 'withdrawn':
    case 'revoked':
    case 'closed':
      return undefined;
  }
}
