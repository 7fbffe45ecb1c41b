import type { Actor } from '../../domain/actor.ts';
import { inSet } from '../../domain/approval-policy/approver-set.ts';
import type { PolicyBook } from '../../domain/approval-policy/governing.ts';
import type { PersonFacts } from '../../domain/approval-policy/person-facts.ts';
import type { ApproverSet } from '../../domain/approval-policy/policy.ts';
import { isSameSet } from '../../domain/approval-policy/stricter.ts';
import type { WindowEvent } from '../../domain/window/events.ts';
import { judgeApprover } from '../../domain/window/judge/approval.ts';
import { judgeEvent } from '../../domain/window/judge-event.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { Clock } from '../ports.ts';
import type { CustodyNow } from './custody-now.ts';
import type { People, WhoIs } from './people.ts';
import type { PolicyNow } from './policy-now.ts';
import { policiesOf } from './viewers.ts';
import type { Chain } from './window-deps.ts';

export interface HomeDecisionDeps {
  readonly people: Pick<People, 'whoIs'>;
  readonly policyNow: PolicyNow;
  readonly custodyNow: CustodyNow;
  readonly book: PolicyBook;
  readonly chain: Chain;
  readonly clock: Clock;
}

/** What waits for one person. Each window is judged as it would be at a click. */
export interface HomeDecisions {
  whoIs(actor: Actor): Promise<WhoIs>;
  /** Whether the person stands in the approver sets of any policy of now, or may do. Otherwise nothing waits for them. */
  mightDecide(facts: PersonFacts): boolean;
  /** Those of the windows to which the person may do this now. */
  allowed(
    actor: Actor,
    who: WhoIs,
    step: 'approved' | 'reviewed',
    windows: readonly RootWindow[],
  ): Promise<readonly RootWindow[]>;
}

export function createHomeDecisions(deps: HomeDecisionDeps): HomeDecisions {
  const { people, policyNow, chain, clock } = deps;
  const policies = policiesOf(deps.book);
  const sets = policies.flatMap(({ approvers }) => approvers);
  return {
    whoIs: (actor) => people.whoIs(actor, sets),
    mightDecide: (facts) =>
      policies.some(({ approvers }) =>
        approvers.every((set) => inSet(set, facts, clock.now()).kind !== 'out'),
      ),
    async allowed(actor, who, step, windows) {
      const asked = windows.flatMap(({ request }) => request.policy.approvers);
      const { facts } = areAll(asked, sets) ? who : await people.whoIs(actor, [...sets, ...asked]);
      const judged = await Promise.all(
        windows.map(async (window) => {
          const policy = await policyNow(window, step);
          const context = { now: clock.now(), policy, facts, ...chain };
          if (step === 'reviewed') return judgeEvent(window, review(who), context) === undefined;
          // Who else is behind a request is asked about when somebody approves it; it can be denied in any case.
          const behind = { people: [], custody: await deps.custodyNow(window) };
          return judgeApprover(window, facts, { ...context, behind }) === undefined;
        }),
      );
      return windows.filter((_, n) => judged[n] === true);
    },
  };
}

/** Sets of a policy that was changed since are not those that the facts were read for. */
function areAll(sets: readonly ApproverSet[], known: readonly ApproverSet[]): boolean {
  return sets.every((set) => known.some((other) => isSameSet(set, other)));
}

function review({ person }: WhoIs): WindowEvent {
  return { type: 'reviewed', by: person, done: 'not written yet' };
}
