import type { Directory } from '../../domain/account.ts';
import type { Governing } from '../../domain/approval-policy/governing.ts';
import type { RequestDraft, SubmitContext } from '../../domain/window/draft.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { Clock } from '../ports.ts';
import type { WhoIs } from './people.ts';
import type { RequestInput } from './request-input.ts';
import type { Chain, WindowRules } from './window-deps.ts';

/** Whoever a request names, and who else could approve it. */
export interface Asked {
  readonly requester: WhoIs;
  readonly operator: WhoIs;
  readonly candidates: SubmitContext['people'];
}

/** What holds for every request. */
export interface Circumstances {
  readonly rules: WindowRules;
  readonly chain: Chain;
  readonly clock: Clock;
}

/** The request as it was put, with what was found for it. */
export function draftOf(
  id: WindowId,
  { insistence, reason, ticket, start, duration, breakGlass, continues }: RequestInput,
  found: Pick<Asked, 'requester' | 'operator'> & Pick<RequestDraft, 'accounts' | 'taskId'>,
): RequestDraft {
  return {
    id,
    origin: { kind: breakGlass ? 'break-glass' : 'request' },
    requester: found.requester.person,
    operator: found.operator.person,
    accounts: found.accounts,
    taskId: found.taskId,
    ...(insistence === undefined ? {} : { insistence }),
    reason,
    ...(ticket === undefined ? {} : { ticket }),
    ...(start === undefined ? {} : { start }),
    duration,
    ...(continues === undefined ? {} : { continues }),
  };
}

/** What it is judged against. */
export function contextOf(
  governed: Governing,
  { organizationId }: Directory,
  { requester, operator, candidates, others }: Asked & Pick<SubmitContext, 'others'>,
  { rules, chain, clock }: Circumstances,
): SubmitContext {
  const asked = [requester.facts, operator.facts];
  const rest = candidates.filter(({ id }) => asked.every((facts) => facts.id !== id));
  return {
    now: clock.now(),
    governing: governed,
    inOrganization: organizationId !== undefined,
    people: [...asked, ...rest],
    custody: rules.custody,
    others,
    ...chain,
  };
}
