import type { Actor } from '../../domain/actor.ts';
import { stricter } from '../../domain/approval-policy/stricter.ts';
import type { WindowId } from '../../domain/window/id.ts';
import { fallen, judgeBehind } from '../../domain/window/judge/behind.ts';
import { untimely } from '../../domain/window/judge/timely.ts';
import type { OpenedDecision } from '../../domain/window/outcomes.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { WindowStore } from '../window-ports.ts';
import { type BehindDeps, behindApprovals } from './behind.ts';
import type { People } from './people.ts';
import type { PolicyNow } from './policy-now.ts';
import { keepAttempt, type RefuseDeps } from './refuse.ts';

/** What a person may be asked to decide in a modal. */
export type Asked = 'approved' | 'denied' | 'revoked' | 'reviewed';

/**
 * A window as whoever is about to decide about it sees it. The person comes first: who may not see it is told nothing of
 * it, and that is kept as a refused attempt. Throws where the store does not answer, and for an approval where the
 * directory cannot be read.
 */
export type OpenDecision = (actor: Actor, id: WindowId, asked: Asked) => Promise<OpenedDecision>;

export interface OpenDecisionDeps
  extends BehindDeps,
    Pick<RefuseDeps, 'refusals' | 'mayView' | 'tending' | 'log'> {
  readonly store: Pick<WindowStore, 'load'>;
  readonly people: Pick<People, 'whoIs' | 'about'>;
  readonly policyNow: PolicyNow;
}

export function createOpenDecision(deps: OpenDecisionDeps): OpenDecision {
  return async (actor, id, asked) => {
    const window = await deps.store.load(id);
    if (window === undefined) return { kind: 'no-such-window', id };
    const permission = await deps.mayView(actor, window);
    if (permission.kind === 'refused') {
      await keepHidden(actor, window, asked, deps);
      return { kind: 'hidden', id, why: permission.why };
    }
    const opened = await openedFor(window, asked, deps);
    if (opened.kind === 'refused') deps.tending.soon(id);
    return opened;
  };
}

async function keepHidden(
  actor: Actor,
  { id }: RootWindow,
  tried: Asked,
  deps: OpenDecisionDeps,
): Promise<void> {
  const { person: by } = await deps.people.whoIs(actor, []);
  const why = 'They may not see this window, and were told nothing about it.';
  await keepAttempt(deps, by, () => ({ windowId: id, at: deps.clock.now(), by, tried, why }));
}

async function openedFor(window: RootWindow, asked: Asked, deps: OpenDecisionDeps): Promise<OpenedDecision> {
  const now = deps.clock.now();
  const late = untimely(window, asked, now);
  if (late !== undefined) return { kind: 'refused', window, refusal: late };
  return asked === 'approved' ? approvalOf(window, deps) : { kind: 'opened', window };
}

/** As it would be judged if it were submitted now. */
async function approvalOf(window: RootWindow, deps: OpenDecisionDeps): Promise<OpenedDecision> {
  const policy = await deps.policyNow(window, 'approved');
  const behind = await behindApprovals(policy, deps)(window);
  const now = deps.clock.now();
  const context = { now, policy, ...(behind === undefined ? {} : { behind }) };
  const refusal = judgeBehind(window, context);
  if (refusal !== undefined) return { kind: 'refused', window, refusal };
  const { quorum } = stricter(window.request.policy, policy);
  return { kind: 'opened', window, outlook: { quorum, dropped: fallen(window, context) } };
}
