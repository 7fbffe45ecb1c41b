import type { ServiceControlPolicy } from '../account.ts';
import { isDenyRootPolicy } from '../deny-root-scp.ts';
import { type Fact, known } from '../fact.ts';

/** What of ours, and of the organization's, a change is told of. */
export interface Watched {
  /** Ids of the SCPs that deny root users; unknown: any SCP may. */
  readonly denyRootPolicies: Fact<ReadonlySet<string>>;
  /** Ids of the SCPs that denied no root user when these were read; empty where they were not. */
  readonly otherPolicies: ReadonlySet<string>;
  /** Names of the EventBridge rules that feed the queue. */
  readonly rules: readonly string[];
  /**
   * The queue and its dead-letter queue: `111122223333/rootkeeper-events`; its name alone where nobody knows whose it is: any of that
   * name may be it.
   */
  readonly queues: readonly string[];
}

/** Which of the policies deny root users, or may: a document that cannot be read is taken for one that does. */
export function watchedPolicies(
  policies: Fact<readonly ServiceControlPolicy[]>,
): Pick<Watched, 'denyRootPolicies' | 'otherPolicies'> {
  if (policies.kind === 'unknown') return { denyRootPolicies: policies, otherPolicies: new Set() };
  const { value, source, asOf } = policies;
  const denying = new Set(value.filter(({ document }) => isDenyRootPolicy(document)).map(({ id }) => id));
  const others = value.map(({ id }) => id).filter((id) => !denying.has(id));
  return { denyRootPolicies: known(denying, source, asOf), otherPolicies: new Set(others) };
}
