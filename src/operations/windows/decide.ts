import type { Actor } from '../../domain/actor.ts';
import type { ApprovalPolicy } from '../../domain/approval-policy/policy.ts';
import type { Milliseconds } from '../../domain/time.ts';
import { type Applied, apply } from '../../domain/window/apply.ts';
import type { WindowEvent } from '../../domain/window/events.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { DecisionOutcome } from '../../domain/window/outcomes.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { Clock, Log } from '../ports.ts';
import type { RefusalStore, WindowRenderer, WindowStore } from '../window-ports.ts';
import { recordingOf, tooLarge, tooMany } from './not-recorded.ts';
import type { People, WhoIs } from './people.ts';
import type { PolicyNow } from './policy-now.ts';
import { recorded } from './recorded.ts';
import { sameDeed } from './same-deed.ts';
import type { Step } from './step.ts';
import type { Chain, Follows } from './window-deps.ts';

export type { Step };

export interface DecideDeps {
  readonly store: Pick<WindowStore, 'load' | 'advance'>;
  readonly refusals: Pick<RefusalStore, 'record'>;
  readonly people: Pick<People, 'whoIs'>;
  readonly policyNow: PolicyNow;
  /** Words for a refusal, as it is recorded. */
  readonly renderer: Pick<WindowRenderer, 'refusal'>;
  readonly tending: Follows;
  readonly chain: Chain;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Resolves after so many milliseconds of real time. */
  readonly wait: (time: Milliseconds) => Promise<void>;
  readonly log: Log;
}

/**
 * Takes one step, if everything allows it at this click: the window as stored, Slack's facts about the person read
 * now, and the stricter of the policies of then and now. A refusal is recorded apart. Throws `UserError` where the store
 * is down, and says whether anything was recorded.
 */
export type Decide = (actor: Actor, id: WindowId, step: Step) => Promise<DecisionOutcome>;

/** Each round that is lost was won by somebody else, so that a window's few possible steps bound them. */
const MOST_ROUNDS = 40;
const FIRST_WAIT: Milliseconds = 10;
const LONGEST_WAIT: Milliseconds = 160;

export function createDecide(deps: DecideDeps): Decide {
  return (actor, id, step) =>
    recorded(recordingOf(id, step.type), deps.log, async () => {
      const window = await deps.store.load(id);
      if (window === undefined) return { kind: 'no-such-window', id };
      return take(step, window, await judgingOf(actor, window, step, deps), deps);
    });
}

/** What the step is judged by, however often the window moves meanwhile. */
interface Judging extends WhoIs {
  readonly policy: ApprovalPolicy;
}

async function judgingOf(
  actor: Actor,
  window: RootWindow,
  step: Step,
  { people, policyNow }: DecideDeps,
): Promise<Judging> {
  const policy = await policyNow(window, step.type);
  const sets = [...window.request.policy.approvers, ...policy.approvers];
  return { ...(await people.whoIs(actor, sets)), policy };
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
    const applied = judged(step, window, judging, deps);
    if (applied.kind === 'refused') return refuse(step, window, applied, judging, deps);
    const written = await deps.store.advance(applied.window);
    if (written === 'stored') {
      deps.tending.soon(window.id);
      return { kind: 'done', window: applied.window, entry: applied.entry };
    }
    if (written === 'too-large') throw tooLarge(window.id);
    await deps.wait(deps.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** round));
    const moved = await deps.store.load(window.id);
    if (moved === undefined) return { kind: 'no-such-window', id: window.id };
    window = moved;
  }
  throw tooMany(window.id);
}

function judged(
  step: Step,
  window: RootWindow,
  { person, facts, policy }: Judging,
  { clock, chain }: DecideDeps,
): Applied {
  const event: WindowEvent = { ...step, by: person };
  return apply(window, event, { now: clock.now(), policy, facts, ...chain });
}

/** Kept apart from the window. That it could not be kept changes nothing about the answer. */
async function refuse(
  step: Step,
  window: RootWindow,
  { refusal }: Extract<Applied, { kind: 'refused' }>,
  { person }: Judging,
  { refusals, renderer, clock, log }: DecideDeps,
): Promise<DecisionOutcome> {
  const at = clock.now();
  try {
    const why = renderer.refusal(window, refusal, at);
    await refusals.record({ windowId: window.id, at, by: person, tried: step.type, why });
  } catch (error) {
    log.error(
      { err: error, windowId: window.id, userId: person.id, why: refusal.why },
      'a refused attempt could not be recorded',
    );
  }
  return { kind: 'refused', window, refusal };
}
