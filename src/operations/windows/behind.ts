import type { PersonFacts } from '../../domain/approval-policy/person-facts.ts';
import type { ApprovalPolicy, ApproverSet } from '../../domain/approval-policy/policy.ts';
import type { Behind } from '../../domain/window/context.ts';
import { phaseOf } from '../../domain/window/phase.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { Clock } from '../ports.ts';
import type { CustodyNow } from './custody-now.ts';
import type { People } from './people.ts';

export interface BehindDeps {
  readonly people: Pick<People, 'about'>;
  readonly custodyNow: CustodyNow;
  readonly clock: Clock;
}

/** Who and what stands behind an approval of the window, as it is now. Nothing where it cannot be approved any more. */
export type AskBehind = (window: RootWindow) => Promise<Behind | undefined>;

/** Asks Slack about all of them at once, and about each once, however often the window moves meanwhile. */
export function behindApprovals(
  policy: ApprovalPolicy,
  { people, custodyNow, clock }: BehindDeps,
): AskBehind {
  const asked = new Map<string, Promise<PersonFacts>>();
  const about = (id: string, sets: readonly ApproverSet[]) => {
    const facts = asked.get(id) ?? people.about(id, sets).then((who) => who.facts);
    asked.set(id, facts);
    return facts;
  };
  return async (window) => {
    if (phaseOf(window, clock.now()) !== 'pending') return undefined;
    const { request, approvals } = window;
    const sets = [...request.policy.approvers, ...policy.approvers];
    const [custody, ...facts] = await Promise.all([
      custodyNow(window),
      ...distinct([request.requester.id, request.operator.id]).map((id) => about(id, [])),
      ...distinct(approvals.map(({ by }) => by.id)).map((id) => about(id, sets)),
    ]);
    return { people: facts, custody };
  };
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}
