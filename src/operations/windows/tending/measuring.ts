import { type Instant, MINUTE, type Milliseconds } from '../../../domain/time.ts';
import type { WindowId } from '../../../domain/window/id.ts';
import { baselineDueAt, findingsDueAt, mayMeasureAgain } from '../../../domain/window/measuring.ts';
import type { WholeWindow } from '../../window-ports.ts';
import type { TendingDeps } from './deps.ts';
import { measureBaseline, measureFindings } from './measure.ts';
import { record } from './record.ts';
import { createTurns } from './turns.ts';

/** Measures windows' root users beside everything else: an account that hangs keeps no card waiting. */
export interface Measuring {
  /** Begins what is due. Gives when the window should be looked at again, `undefined` where nothing more will be due. */
  begin(whole: WholeWindow): Instant | undefined;
  /** Measures a window again for its review, where what was found is no longer fresh. What fails is logged. */
  again(id: WindowId): void;
  isIdle(): boolean;
  /** Resolves when what was begun has ended. */
  settled(): Promise<void>;
}

/** A measurement that failed, or told nothing new, is begun again after this long. */
const TRY_AGAIN: Milliseconds = MINUTE;
const AT_ONCE = 4;

/** `measured`: called when something new about the window is stored. */
export function createMeasuring(deps: TendingDeps, measured: (id: WindowId) => void): Measuring {
  const { clock, log } = deps;
  const notBefore = new Map<WindowId, Instant>();
  const reviewing = new Set<WindowId>();
  const turns = createTurns<WindowId>(AT_ONCE, async (id) => {
    const outcome = await measureWindow(id, reviewing.delete(id), deps);
    notBefore.set(id, outcome === 'full' ? Number.POSITIVE_INFINITY : clock.now() + TRY_AGAIN);
    if (outcome === 'recorded') measured(id);
  });

  const take = (id: WindowId) => {
    turns.take(id).catch((error: unknown) => {
      log.error({ err: error, window: id }, "a window's root users could not be measured; it is tried again");
    });
  };

  return {
    begin(whole) {
      const { id } = whole.window;
      const now = clock.now();
      const due = dueAt(whole, now);
      if (due === undefined || due > now) {
        notBefore.delete(id);
        return due;
      }
      const earliest = notBefore.get(id) ?? now;
      if (earliest > now) return Number.isFinite(earliest) ? earliest : undefined;
      notBefore.set(id, now + TRY_AGAIN);
      take(id);
      return now + TRY_AGAIN;
    },
    again(id) {
      reviewing.add(id);
      take(id);
    },
    isIdle: turns.isIdle,
    settled: turns.settled,
  };
}

function dueAt({ window, baseline }: WholeWindow, now: Instant): Instant | undefined {
  return baselineDueAt(window, baseline, now) ?? findingsDueAt(window, now);
}

async function measureWindow(id: WindowId, forReview: boolean, deps: TendingDeps) {
  const { store, clock } = deps;
  const whole = await store.loadWhole(id);
  if (whole === undefined) return 'nothing';
  const now = clock.now();
  if ((baselineDueAt(whole.window, whole.baseline, now) ?? Number.POSITIVE_INFINITY) <= now) {
    await store.saveBaseline(id, await measureBaseline(whole, deps));
    return 'recorded';
  }
  return recordFindings(whole, forReview, deps);
}

async function recordFindings(whole: WholeWindow, forReview: boolean, deps: TendingDeps) {
  const isDue = (window: WholeWindow['window']) => {
    const now = deps.clock.now();
    if (forReview && mayMeasureAgain(window, now)) return true;
    return (findingsDueAt(window, now) ?? Number.POSITIVE_INFINITY) <= now;
  };
  if (!isDue(whole.window)) return 'nothing';
  const findings = await measureFindings(whole, forReview, deps);
  return record(
    whole.window,
    async (current) => (isDue(current) ? { type: 'findings-recorded', findings } : undefined),
    deps,
  );
}
