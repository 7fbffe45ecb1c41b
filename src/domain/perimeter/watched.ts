import type { ServiceControlPolicy } from '../account.ts';
import { isDenyRootPolicy } from '../deny-root-scp.ts';
import { type Fact, known } from '../fact.ts';

/** What of ours, and of the organization's, a change is told of. */
export interface Watched {
  /** Ids of the SCPs that deny root users; unknown: any SCP may. */
  readonly denyRootPolicies: Fact<ReadonlySet<string>>;
  /** Names of the EventBridge rules that feed the queue. */
  readonly rules: readonly string[];
  /**
   * The queue and its dead-letter queue: `111122223333/rootkeeper-events`; its name alone where nobody knows whose it is: any of that
   * name may be it.
   */
  readonly queues: readonly string[];
}

/** Which of the policies deny root users, or may: a document that cannot be read is taken for one that does. */
export function denyRootPolicies(policies: Fact<readonly ServiceControlPolicy[]>): Fact<ReadonlySet<string>> {
  if (policies.kind === 'unknown') return policies;
  const ids = policies.value.filter(({ document }) => isDenyRootPolicy(document)).map(({ id }) => id);
  return known(new Set(ids), policies.source, policies.asOf);
}
