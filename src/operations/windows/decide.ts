import type { Actor } from '../../domain/actor.ts';
import { type Milliseconds, SECOND } from '../../domain/time.ts';
import { type Applied, apply } from '../../domain/window/apply.ts';
import type { WindowEvent } from '../../domain/window/events.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { DecisionOutcome } from '../../domain/window/outcomes.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { WindowStore } from '../window-ports.ts';
import { type Judging, type JudgingDeps, judgingOf } from './judging.ts';
import { recordingOf, tooLarge, tooMany } from './not-recorded.ts';
import { recorded } from './recorded.ts';
import { type RefuseDeps, refuse } from './refuse.ts';
import { sameDeed } from './same-deed.ts';
import type { Step } from './step.ts';
import type { Chain } from './window-deps.ts';

export type { Step };

export interface DecideDeps extends RefuseDeps, JudgingDeps {
  readonly store: Pick<WindowStore, 'load' | 'advance'>;
  readonly chain: Chain;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Resolves after so many milliseconds of real time. */
  readonly wait: (time: Milliseconds) => Promise<void>;
}

/**
 * Takes one step, if everything allows it at this click: the window as stored, Slack's facts about the person read
 * now, and of an approval about everybody behind it, and the stricter of the policies of then and now. A refusal is
 * recorded apart. Throws `UserError` where the store is down, and says whether anything was recorded.
 */
export type Decide = (actor: Actor, id: WindowId, step: Step) => Promise<DecisionOutcome>;

/** Each round that is lost was won by somebody else, so that a window's few possible steps bound them. */
const MOST_ROUNDS = 40;
const FIRST_WAIT: Milliseconds = 10;
const LONGEST_WAIT: Milliseconds = 160;
/** Clocks of two replicas differ by no more, if both are kept in time. */
const MOST_SKEW: Milliseconds = 5 * SECOND;

export function createDecide(deps: DecideDeps): Decide {
  return (actor, id, step) =>
    recorded(recordingOf(id, step.type), deps.log, async () => {
      const window = await deps.store.load(id);
      if (window === undefined) return { kind: 'no-such-window', id };
      noteSkew(window, deps);
      return take(step, window, await judgingOf(actor, window, step.type, deps), deps);
    });
}

/** Whoever moved the window first is judged against; then it is this step's turn again, or it is refused. */
async function take(
  step: Step,
  first: RootWindow,
  judging: Judging,
  deps: DecideDeps,
): Promise<DecisionOutcome> {
  let window = first;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = sameDeed(step, judging.person, window, deps.clock.now());
    if (before !== undefined) return { kind: 'done', window, entry: before };
    const applied = await judged(step, window, judging, deps);
    if (applied.kind === 'refused') {
      const { actor, person: by } = judging;
      return refuse({ actor, by, tried: step.type, window, refusal: applied.refusal }, deps);
    }
    const written = await deps.store.advance(applied.window);
    if (written === 'stored') {
      deps.tending.soon(window.id);
      return { kind: 'done', window: applied.window, entry: applied.entry };
    }
    if (written === 'too-large') throw tooLarge(window, deps.clock.now());
    await deps.wait(deps.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** round));
    const moved = await deps.store.load(window.id);
    if (moved === undefined) return { kind: 'no-such-window', id: window.id };
    window = moved;
  }
  throw tooMany(window.id);
}

async function judged(
  step: Step,
  window: RootWindow,
  { person, facts, policy, behind }: Judging,
  { clock, chain }: DecideDeps,
): Promise<Applied> {
  const event: WindowEvent = { ...step, by: person };
  const asked = await behind(window);
  return apply(window, event, {
    ...{ now: clock.now(), policy, facts, ...chain },
    ...(asked === undefined ? {} : { behind: asked }),
  });
}

/** A clock that runs ahead somewhere else moves the history ahead, and with it what is judged by it. */
function noteSkew({ id, history }: RootWindow, { clock, log }: DecideDeps): void {
  const ahead = (history.at(-1)?.at ?? 0) - clock.now();
  if (ahead <= MOST_SKEW) return;
  log.warn(
    { windowId: id, aheadMs: ahead },
    'the last step of a window is of a time that has not come here: a clock is wrong, here or on another replica',
  );
}
