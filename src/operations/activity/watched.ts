import type { AccountId, Directory } from '../../domain/account.ts';
import { unknown } from '../../domain/fact.ts';
import { type Watched, watchedPolicies } from '../../domain/perimeter/watched.ts';
import type { QueueName } from '../../domain/queue-name.ts';
import type { Log } from '../ports.ts';

export interface WatchedDeps {
  readonly directory: () => Promise<Directory>;
  readonly rules: readonly string[];
  /** The queue and its dead-letter queue, as they are configured. */
  readonly queues: readonly QueueName[];
  /** The account of the app, whose queue is one that is configured by its name. Throws where AWS does not say. */
  readonly ownAccount: () => Promise<AccountId>;
  readonly log: Log;
}

/** What of ours, and of the organization's, a change is told of, as it is known now. Never throws: what is not known is unknown. */
export function createWatched({
  directory,
  rules,
  queues,
  ownAccount,
  log,
}: WatchedDeps): () => Promise<Watched> {
  const policies = async () => {
    try {
      return watchedPolicies((await directory()).serviceControlPolicies);
    } catch (error) {
      log.warn({ err: error }, 'which policies deny root users could not be read: a change of any is told');
      return watchedPolicies(unknown('the directory cannot be read'));
    }
  };
  const account = async () => {
    try {
      return await ownAccount();
    } catch (error) {
      log.error(
        { err: error },
        'whose the queue of root events is could not be read: a change of any queue of its name is told',
      );
      return undefined;
    }
  };
  const ownQueues = async () => {
    const own = queues.every(({ accountId }) => accountId !== undefined) ? undefined : await account();
    return queues.map(({ accountId = own, name }) =>
      accountId === undefined ? name : `${accountId}/${name}`,
    );
  };
  return async () => {
    const [scps, named] = await Promise.all([policies(), ownQueues()]);
    return { ...scps, rules, queues: named };
  };
}
