import type { Account } from '../../domain/account.ts';
import type { Unseen } from '../../domain/activity/listing.ts';
import type { Instant } from '../../domain/time.ts';
import type { HeartbeatStore } from '../pipeline-ports.ts';
import type { Clock } from '../ports.ts';
import type { Pipeline } from './pipeline.ts';

/** Of what root did in these accounts, what may never have reached us. Throws where the store gives no answer. */
export type NotHeard = (
  accounts: readonly Account[],
  range: { readonly from: Instant },
) => Promise<readonly Unseen[]>;

export interface NotHeardDeps {
  readonly pipeline: Pick<Pipeline, 'standing'>;
  readonly heartbeats: Pick<HeartbeatStore, 'since'>;
  readonly clock: Clock;
}

/** So many places are told one by one. */
const MOST_PLACES = 50;
const LOOK =
  'Ask for one account: then CloudTrail is looked at, too. docs/activity.md says how heartbeats come.';

export function createNotHeard({ pipeline, heartbeats, clock }: NotHeardDeps): NotHeard {
  return async (accounts, { from }) => {
    const [{ silent }, since] = await Promise.all([
      pipeline.standing(accounts),
      heartbeats.since(clock.now()),
    ]);
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
