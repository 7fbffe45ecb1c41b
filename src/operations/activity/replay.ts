import type { AccountId } from '../../domain/account.ts';
import type { NormaliseContext } from '../../domain/root-event/normalise.ts';
import type { Instant } from '../../domain/time.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { type JudgeDeps, judgeTaken } from './replay/judge-taken.ts';
import { type FoundRecord, MOST_KEPT, type Replay } from './replay/replayed.ts';
import { takeIn } from './replay/take-in.ts';

export interface ReplayDeps extends NormaliseContext, JudgeDeps {
  /** The windows there were that may have to do with what was done; asked once, if there is anything to judge. */
  readonly windows: (around: Around) => Promise<readonly RootWindow[]>;
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
 * no alert is owned or disposed of, no check-in answered. Throws what `records` and `windows` throw.
 */
export async function replay(records: AsyncIterable<FoundRecord>, deps: ReplayDeps): Promise<Replay> {
  const { taken, looked } = await takeIn(records, deps, deps.most ?? MOST_KEPT);
  const first = taken[0]?.event.at;
  const last = taken.at(-1)?.event.at;
  const accounts = new Set(taken.map(({ accountId }) => accountId));
  const windows =
    first === undefined || last === undefined ? [] : await deps.windows({ first, last, accounts });
  return { looked, ...judgeTaken(taken, windows, deps) };
}
