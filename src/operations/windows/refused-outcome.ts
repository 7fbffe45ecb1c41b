import { UserError } from '../../domain/errors.ts';
import type { RequestOutcome } from '../../domain/window/outcomes.ts';
import type { RequestProblem } from '../../domain/window/problem.ts';
import type { People } from './people.ts';
import type { Prepared } from './prepare-request.ts';

/**
 * All that is wrong with a request, and the names of those of whom it speaks. Throws `UserError` where it is unknown who
 * the approvers are.
 */
export async function refusedOutcome(
  { problems, draft, context }: Prepared,
  people: Pick<People, 'unreadGroups' | 'names'>,
): Promise<RequestOutcome> {
  const { governing } = context;
  const groups = governing.kind === 'governed' ? governing.policy.approvers.flatMap((set) => set.groups) : [];
  const tooFew = problems.some(({ field }) => field === 'approvers');
  const unread = tooFew ? await people.unreadGroups(groups) : [];
  if (unread.length > 0) throw approversUnread(unread);
  const named = [draft.requester.id, draft.operator.id, ...problems.flatMap(peopleOf)];
  return { kind: 'refused', problems, names: await people.names(named) };
}

/** Nobody in a group that cannot be read is not the same as nobody in a group. */
function approversUnread(groups: readonly string[]): UserError {
  return new UserError(
    `Nothing was recorded. Slack could not say who the approvers are (user group ${groups.join(', ')}).`,
    'Try again in a minute. If it stays so, check these user groups under windows in rootkeeper.yml.',
  );
}

function peopleOf(problem: RequestProblem): readonly string[] {
  if (problem.field !== 'approvers') return [];
  const { people, leftOut } = problem.pool;
  return [...people, ...leftOut.map(({ id }) => id)];
}
