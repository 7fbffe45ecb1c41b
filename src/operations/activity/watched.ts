import type { Directory } from '../../domain/account.ts';
import { unknown } from '../../domain/fact.ts';
import { denyRootPolicies, type Watched } from '../../domain/perimeter/watched.ts';
import type { Log } from '../ports.ts';

export interface WatchedDeps {
  readonly directory: () => Promise<Directory>;
  readonly rules: readonly string[];
  /** The queue and its dead-letter queue, as `111122223333/name`. Throws where AWS does not say whose they are. */
  readonly queues: () => Promise<readonly string[]>;
  readonly log: Log;
}

/** What of ours, and of the organization's, a change is told of, as it is known now. Never throws: what is not known is unknown. */
export function createWatched({ directory, rules, queues, log }: WatchedDeps): () => Promise<Watched> {
  const policies = async () => {
    try {
      return denyRootPolicies((await directory()).serviceControlPolicies);
    } catch (error) {
      log.warn({ err: error }, 'which policies deny root users could not be read: a change of any is told');
      return unknown('the directory cannot be read');
    }
  };
  const ownQueues = async () => {
    try {
      return await queues();
    } catch (error) {
      log.error(
        { err: error },
        'whose the queue of root events is could not be read: changes of it are not told',
      );
      return [];
    }
  };
  return async () => {
    const [denyRoot, named] = await Promise.all([policies(), ownQueues()]);
    return { denyRootPolicies: denyRoot, rules, queues: named };
  };
}
