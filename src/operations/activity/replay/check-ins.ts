import type { AccountId } from '../../../domain/account.ts';
import type { CheckIn } from '../../../domain/check-in/check-in.ts';
import { used } from '../../../domain/check-in/steps.ts';
import type { RootEvent } from '../../../domain/root-event/event.ts';
import type { RootWindow } from '../../../domain/window/window.ts';

/** The check-ins of windows, as far as they depend on nobody's answer: whether one came in time is not known. */
export interface CheckIns {
  /** One more use in the window. The check-in, where it now came from a further address for the first time. */
  use(event: RootEvent, window: RootWindow): CheckIn | undefined;
  /** How often operators would have been asked. */
  asked(): number;
}

export function createCheckIns(): CheckIns {
  const byUse = new Map<string, CheckIn>();
  let asked = 0;
  return {
    use(event, window) {
      const key = `${window.id} ${event.accountId}`;
      const before = byUse.get(key) ?? nothingYet(window, event.accountId);
      const { checkIn, ask } = used(before, event, event.at);
      byUse.set(key, checkIn);
      asked += ask ? 1 : 0;
      return checkIn.addresses.length > Math.max(1, before.addresses.length) ? checkIn : undefined;
    },
    asked: () => asked,
  };
}

function nothingYet({ id, request }: RootWindow, accountId: AccountId): CheckIn {
  return { windowId: id, accountId, operator: request.operator, addresses: [] };
}
