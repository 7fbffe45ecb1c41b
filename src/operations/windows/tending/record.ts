import { apply } from '../../../domain/window/apply.ts';
import type { WindowEvent } from '../../../domain/window/events.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import type { TendingDeps } from './deps.ts';

/** full: the window holds no more. nothing: there is nothing to record, or others are at it. */
export type Recorded = 'recorded' | 'nothing' | 'full';

const MOST_TRIES = 5;

type RecordingDeps = Pick<TendingDeps, 'clock' | 'seal' | 'digest' | 'log'> & {
  readonly store: Pick<TendingDeps['store'], 'load' | 'advance'>;
};

/**
 * Adds to the window's history what `next` makes of it; asked again, with the window as it is then, where it moved on
 * meanwhile. So what another process has recorded is not recorded twice.
 */
export async function record(
  window: RootWindow,
  next: (window: RootWindow) => Promise<WindowEvent | undefined>,
  { store, clock, seal, digest, log }: RecordingDeps,
): Promise<Recorded> {
  let current: RootWindow | undefined = window;
  for (let tries = 0; tries < MOST_TRIES && current !== undefined; tries += 1) {
    const event = await next(current);
    if (event === undefined) return 'nothing';
    const context = { now: clock.now(), policy: current.request.policy, seal, digest };
    const applied = apply(current, event, context);
    if (applied.kind === 'refused') return 'nothing';
    const stored = await store.advance(applied.window);
    if (stored === 'stored') return 'recorded';
    if (stored === 'too-large') {
      log.warn({ window: window.id, event: event.type }, 'the window is full: this is not recorded');
      return 'full';
    }
    current = await store.load(window.id);
  }
  return 'nothing';
}
