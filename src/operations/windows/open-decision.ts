import type { Actor } from '../../domain/actor.ts';
import { stricter } from '../../domain/approval-policy/stricter.ts';
import type { WindowId } from '../../domain/window/id.ts';
import { type Asked, judgeAsked } from '../../domain/window/judge/asked.ts';
import { fallen } from '../../domain/window/judge/behind.ts';
import { untimely } from '../../domain/window/judge/timely.ts';
import type { OpenedDecision } from '../../domain/window/outcomes.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { WindowStore } from '../window-ports.ts';
import { type Judging, type JudgingDeps, judgingOf } from './judging.ts';
import { keepAttempt, keepRefused, type RefuseDeps } from './refuse.ts';

export type { Asked };

/**
 * A window as whoever is about to decide about it sees it. The person comes first: who may not see it is told nothing of
 * it, and who could not decide as things stand is told why before they write anything; both are kept as refused attempts.
 * Whoever is asked is judged again when they submit. Throws where the store does not answer, and for an approval where the
 * directory cannot be read.
 */
export type OpenDecision = (actor: Actor, id: WindowId, asked: Asked) => Promise<OpenedDecision>;

export interface OpenDecisionDeps extends RefuseDeps, JudgingDeps {
  readonly store: Pick<WindowStore, 'load'>;
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
    return openedFor(actor, window, asked, deps);
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

async function openedFor(
  actor: Actor,
  window: RootWindow,
  asked: Asked,
  deps: OpenDecisionDeps,
): Promise<OpenedDecision> {
  const late = untimely(window, asked, deps.clock.now());
  if (late !== undefined) {
    deps.tending.soon(window.id);
    return { kind: 'refused', window, refusal: late };
  }
  return asIfSubmitted(window, asked, await judgingOf(actor, window, asked, deps), deps);
}

/** As it would be judged if it were submitted now, whatever is written in it. */
async function asIfSubmitted(
  window: RootWindow,
  asked: Asked,
  { person: by, facts, policy, behind: askBehind }: Judging,
  deps: OpenDecisionDeps,
): Promise<OpenedDecision> {
  const behind = await askBehind(window);
  const context = { now: deps.clock.now(), policy, facts, ...(behind === undefined ? {} : { behind }) };
  const refusal = judgeAsked(window, asked, by, context);
  if (refusal !== undefined) {
    await keepRefused({ by, tried: asked, window, refusal }, deps);
    return { kind: 'refused', window, refusal };
  }
  if (asked !== 'approved') return { kind: 'opened', window };
  const { quorum } = stricter(window.request.policy, policy);
  return { kind: 'opened', window, outlook: { quorum, dropped: fallen(window, context) } };
}
