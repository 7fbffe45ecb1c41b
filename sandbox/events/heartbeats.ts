import type { Instant } from '../../src/domain/time.ts';
import type { Organization } from '../organization/organization.ts';
import type { EventDesk } from './event-desk.ts';
import { HEARTBEAT } from './root-act.ts';

/** What shows that accounts and Regions can be heard. */
export interface Heartbeats {
  /** Sends what is due by now. Of those that fell due since the last time, however long that was, only the last comes. */
  beat(): void;
}

/** Heartbeats of every account that is active and not silent, as the organization has them; none where it has none. */
export function createHeartbeats(
  { heartbeats, accounts }: Organization,
  events: EventDesk,
  now: () => Instant,
): Heartbeats {
  if (heartbeats === undefined) return { beat: () => undefined };
  const { every, regions } = heartbeats;
  const heard = accounts.filter(({ state, isSilent }) => state === 'ACTIVE' && isSilent !== true);
  let last = Number.NEGATIVE_INFINITY;
  return {
    beat() {
      const at = now() - (now() % every);
      if (at <= last) return;
      last = at;
      for (const { id } of heard)
        for (const region of regions) events.perform(id, { did: HEARTBEAT, region }, at);
    },
  };
}
