import type { Digest } from '../../domain/digest/digest.ts';
import type { Instant } from '../../domain/time.ts';
import type { Log } from '../ports.ts';

/** What root did since a time, and whether it would have been noticed; what is not there is not known. */
export type ActivitySince = (since: Instant) => Promise<Pick<Digest, 'rootUse' | 'alarmPath'>>;

export interface ActivitySinceDeps {
  readonly rootUseSince: (since: Instant) => Promise<NonNullable<Digest['rootUse']>>;
  readonly alarmPathSince: (since: Instant) => Promise<NonNullable<Digest['alarmPath']>>;
  /** What is damaged, if an error tells of damage. */
  readonly damageIn: (error: unknown) => string | undefined;
  readonly log: Pick<Log, 'error'>;
}

/** A digest goes without what is damaged in the store, and says that it is not known. Throws where the store gives no answer. */
export function createActivitySince(deps: ActivitySinceDeps): ActivitySince {
  const unlessDamaged = <T>(part: Promise<T>): Promise<T | undefined> =>
    part.catch((error: unknown) => {
      if (deps.damageIn(error) === undefined) throw error;
      deps.log.error({ err: error }, 'root activity cannot be read: a digest says that it is not known');
      return undefined;
    });
  return async (since) => {
    const [rootUse, alarmPath] = await Promise.all([
      unlessDamaged(deps.rootUseSince(since)),
      unlessDamaged(deps.alarmPathSince(since)),
    ]);
    return { ...(rootUse && { rootUse }), ...(alarmPath && { alarmPath }) };
  };
}
