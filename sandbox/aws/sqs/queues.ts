import type { AccountId } from '../../../src/domain/account.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { HOME_REGIONS } from '../../organization/home-region.ts';
import { numberedIds } from '../../organization/ids.ts';
import type { Organization } from '../../organization/organization.ts';
import { createQueue, type Queue, RETENTION, VISIBILITY } from './queue.ts';

/** The names that `deploy/activity.yml` gives. */
export const EVENT_QUEUE = 'rootkeeper-events';
export const DEAD_LETTER_QUEUE = 'rootkeeper-events-dead';

/** As `deploy/activity.yml` has it: an outage must never move events where nobody reads. */
export const MOST_RECEIVES = 1_000;

/** The queues of the account in which the app runs, in its Region. */
export interface Queues {
  readonly accountId: AccountId;
  readonly region: string;
  readonly events: Queue;
  readonly dead: Queue;
  named(name: string): Queue | undefined;
  arnOf(queue: Queue): string;
}

export interface QueuesOptions {
  readonly organization: Organization;
  /** In which the queues are. */
  readonly accountId: AccountId;
  readonly now: () => Instant;
  readonly random: () => number;
}

/** The queue of root's events with its dead-letter queue, both empty. */
export function createQueues({ organization, accountId, now, random }: QueuesOptions): Queues {
  const region = HOME_REGIONS[organization.partition];
  const common = { now, random, newId: numberedIds(`queues of ${accountId} ${random()}`) };
  const settings = { visibility: VISIBILITY, retention: RETENTION };
  const dead = createQueue({ ...common, name: DEAD_LETTER_QUEUE, settings });
  const redrive = { mostReceives: MOST_RECEIVES, dead };
  const events = createQueue({ ...common, name: EVENT_QUEUE, settings: { ...settings, redrive } });
  return {
    ...{ accountId, region, events, dead },
    named: (name) => [events, dead].find((queue) => queue.name === name),
    arnOf: ({ name }) => `arn:${organization.partition}:sqs:${region}:${accountId}:${name}`,
  };
}
