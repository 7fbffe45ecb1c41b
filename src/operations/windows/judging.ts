import type { Actor } from '../../domain/actor.ts';
import type { ApprovalPolicy } from '../../domain/approval-policy/policy.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { type AskBehind, type BehindDeps, behindApprovals } from './behind.ts';
import type { People, WhoIs } from './people.ts';
import type { PolicyNow } from './policy-now.ts';
import type { Step } from './step.ts';

/** What a person's step is judged by, however often the window moves meanwhile. */
export interface Judging extends WhoIs {
  readonly actor: Actor;
  readonly policy: ApprovalPolicy;
  readonly behind: AskBehind;
}

export interface JudgingDeps extends BehindDeps {
  readonly people: Pick<People, 'whoIs' | 'about'>;
  readonly policyNow: PolicyNow;
}

/** Asks Slack who acts, and of an approval about everybody behind it. Throws where `PolicyNow` does. */
export async function judgingOf(
  actor: Actor,
  window: RootWindow,
  step: Step['type'],
  deps: JudgingDeps,
): Promise<Judging> {
  const policy = await deps.policyNow(window, step);
  const sets = [...window.request.policy.approvers, ...policy.approvers];
  const behind = step === 'approved' ? behindApprovals(policy, deps) : NOBODY;
  const [who] = await Promise.all([deps.people.whoIs(actor, sets), behind(window)]);
  return { ...who, actor, policy, behind };
}

/** Only an approval has others behind it. */
const NOBODY: AskBehind = async () => undefined;
