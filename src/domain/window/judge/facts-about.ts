import type { PersonFacts } from '../../approval-policy/person-facts.ts';
import type { JudgeContext } from '../context.ts';
import type { Person } from '../person.ts';

/** The facts that were read about the person; nobody else's facts speak for them. */
export function factsAbout({ id }: Person, { facts }: JudgeContext): PersonFacts {
  if (facts?.id === id) return facts;
  return { id, standing: { kind: 'unread', reason: `Slack was not asked about ${id}` }, groups: {} };
}
