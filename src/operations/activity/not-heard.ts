import type { Account } from '../../domain/account.ts';
import type { Unseen } from '../../domain/activity/listing.ts';
import { pipelineStanding } from '../../domain/heartbeat/silence.ts';
import type { Instant, Milliseconds } from '../../domain/time.ts';
import type { HeartbeatStore } from '../activity-store-ports.ts';
import type { Clock } from '../ports.ts';

/** Of what root did in these accounts, what may never have reached us. Throws where the store gives no answer. */
export type NotHeard = (
  accounts: readonly Account[],
  range: { readonly from: Instant },
) => Promise<readonly Unseen[]>;

export interface NotHeardDeps {
  readonly heartbeats: Pick<HeartbeatStore, 'last' | 'since'>;
  /** From which every account must be heard. */
  readonly regions: readonly string[];
  readonly heartbeatEvery: Milliseconds;
  readonly clock: Clock;
}

/** So many places are told one by one. */
const MOST_PLACES = 50;
const LOOK =
  'Ask for one account: then CloudTrail is looked at, too. docs/activity.md says how heartbeats come.';

export function createNotHeard({ heartbeats, regions, heartbeatEvery, clock }: NotHeardDeps): NotHeard {
  return async (accounts, { from }) => {
    const now = clock.now();
    const [last, since] = await Promise.all([heartbeats.last(), heartbeats.since(now)]);
    const expected = accounts
      .filter(({ state }) => state === 'ACTIVE')
      .flatMap(({ id: accountId }) => regions.map((region) => ({ accountId, region })));
    const { silent } = pipelineStanding(expected, last, { every: heartbeatEvery, since, now });
    const told = silent.slice(0, MOST_PLACES).map(
      ({ accountId, region, lastAt }): Unseen => ({
        ...{ accountId, region },
        reason:
          lastAt === undefined
            ? 'No heartbeat ever came from there.'
            : 'Heartbeats no longer come from there, so events may not come either.',
        remedy: LOOK,
      }),
    );
    const left = silent.length - told.length;
    return [...(from < since ? [beforeListening(since)] : []), ...told, ...(left > 0 ? [others(left)] : [])];
  };
}

function beforeListening(since: Instant): Unseen {
  return {
    lookedBackTo: since,
    reason: 'Nobody listened before then.',
    remedy: 'Ask for one account: then CloudTrail is looked at, too.',
  };
}

function others(left: number): Unseen {
  return { reason: `${left} more places are not heard.`, remedy: LOOK };
}
