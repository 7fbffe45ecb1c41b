import type { Actor } from '../../domain/actor.ts';
import type { WindowEventType } from '../../domain/window/events.ts';
import type { DecisionOutcome } from '../../domain/window/outcomes.ts';
import type { Person } from '../../domain/window/person.ts';
import type { Refusal } from '../../domain/window/refusal.ts';
import type { RefusedAttempt } from '../../domain/window/refused-attempt.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { Clock, Log } from '../ports.ts';
import type { RefusalStore } from '../window-ports.ts';
import type { WindowRenderer } from '../window-renderer.ts';
import type { MayView } from './may-view.ts';
import type { Follows } from './window-deps.ts';

export interface RefuseDeps {
  readonly refusals: Pick<RefusalStore, 'record'>;
  /** Words for a refusal, as it is recorded. */
  readonly renderer: Pick<WindowRenderer, 'refusal'>;
  readonly mayView: MayView;
  readonly tending: Follows;
  readonly clock: Clock;
  readonly log: Log;
}

/** An attempt as it was refused. */
export interface Refused {
  readonly actor: Actor;
  readonly by: Person;
  readonly tried: WindowEventType;
  readonly window: RootWindow;
  readonly refusal: Refusal;
}

/** Records the attempt, and says why; who may not see the window is told nothing about it. */
export async function refuse(refused: Refused, deps: RefuseDeps): Promise<DecisionOutcome> {
  const { actor, window, refusal } = refused;
  await keepRefused(refused, deps);
  const permission = await deps.mayView(actor, window);
  return permission.kind === 'allowed'
    ? { kind: 'refused', window, refusal }
    : { kind: 'hidden', id: window.id, why: permission.why };
}

/**
 * Records the attempt apart from the window, and has its card looked at: whoever pressed a button that could not
 * succeed may have seen one that is behind.
 */
export async function keepRefused(
  { by, tried, window, refusal }: Omit<Refused, 'actor'>,
  deps: Omit<RefuseDeps, 'mayView'>,
): Promise<void> {
  const at = deps.clock.now();
  await keepAttempt(deps, by, () => ({
    ...{ windowId: window.id, at, by, tried },
    why: deps.renderer.refusal(window, refusal, at),
  }));
  deps.tending.soon(window.id);
}

/** Kept apart from the window. That it could not be kept changes nothing about the answer. */
export async function keepAttempt(
  { refusals, log }: Pick<RefuseDeps, 'refusals' | 'log'>,
  { id: userId }: Person,
  attempt: () => RefusedAttempt,
): Promise<void> {
  try {
    await refusals.record(attempt());
  } catch (error) {
    log.error({ err: error, userId }, 'a refused attempt could not be recorded');
  }
}
