import type { AccountId } from '../../domain/account.ts';
import type { NormaliseContext } from '../../domain/root-event/normalise.ts';
import type { Instant } from '../../domain/time.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { type JudgeContext, judgeTaken } from './replay/judge-taken.ts';
import type { OwnAudits } from './replay/own-audits.ts';
import { type FoundRecord, MOST_KEPT, type Replay } from './replay/replayed.ts';
import { type Taken, takeIn } from './replay/take-in.ts';

export interface ReplayDeps extends NormaliseContext {
  /** The windows there were that may have to do with what was done; asked once, if there is anything to judge. */
  readonly windows: (around: Around) => Promise<readonly RootWindow[]>;
  /** What is known of our own audits of these accounts; asked once, as windows are. */
  readonly own: (around: Around) => Promise<OwnAudits>;
  /** How many events are kept; `MOST_KEPT` unless told. */
  readonly most?: number;
}

/** Where events are that are judged. */
export interface Around {
  readonly first: Instant;
  readonly last: Instant;
  readonly accounts: ReadonlySet<AccountId>;
}

/**
 * The verdicts on past records, and the alerts that there would have been, had each arrived when it happened. Of records
 * without number only those of root users, and of what is watched, are kept, and of these `most`. Nobody acts in it:
 * no alert is owned or disposed of, no check-in answered. Throws what `records`, `windows` and `own` throw.
 */
export async function replay(records: AsyncIterable<FoundRecord>, deps: ReplayDeps): Promise<Replay> {
  const { taken, looked } = await takeIn(records, deps, deps.most ?? MOST_KEPT);
  return { looked, ...judgeTaken(taken, await contextOf(taken, deps), deps.digest) };
}

async function contextOf(taken: readonly Taken[], { windows, own }: ReplayDeps): Promise<JudgeContext> {
  const first = taken[0]?.event.at;
  const last = taken.at(-1)?.event.at;
  if (first === undefined || last === undefined) return { windows: [], own: { intents: [], ours: [] } };
  const around = { first, last, accounts: new Set(taken.map(({ accountId }) => accountId)) };
  const [near, audits] = await Promise.all([windows(around), own(around)]);
  return { windows: near, own: audits };
}
