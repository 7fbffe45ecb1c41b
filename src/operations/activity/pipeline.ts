import type { Account } from '../../domain/account.ts';
import {
  byPlace,
  type Heard,
  type Listening,
  listeningPlaces,
  notNoted,
  type PipelineStanding,
  pipelineStanding,
} from '../../domain/heartbeat/silence.ts';
import { type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import { inTurns } from '../in-turns.ts';
import type { HeartbeatStore } from '../pipeline-ports.ts';
import type { Clock } from '../ports.ts';

export interface PipelineDeps {
  readonly heartbeats: Pick<HeartbeatStore, 'last' | 'awaited'>;
  /** From which every account must be heard. */
  readonly regions: readonly string[];
  readonly heartbeatEvery: Milliseconds;
  readonly clock: Clock;
  /** Resolves in a turn of the event loop of its own. */
  readonly turn: () => Promise<void>;
}

/** What arrives of accounts, as it was at most a minute ago. Both throw where the store gives no answer. */
export interface Pipeline {
  standing(accounts: readonly Account[]): Promise<PipelineStanding>;
  /** Places that were never heard, and of which it is not noted since when they are to be. */
  notNoted(accounts: readonly Account[]): Promise<readonly Listening[]>;
}

/** Of ten thousand accounts it is some megabytes, and several people ask at once. */
const READ_FOR: Milliseconds = MINUTE;

const NONE: ReadonlyMap<string, Instant> = new Map();

export function createPipeline(deps: PipelineDeps): Pipeline {
  const { heartbeats, regions, heartbeatEvery, clock, turn } = deps;
  const lastHeard = remembered(
    async () =>
      inTurns(
        byPlace(await heartbeats.last(), ({ at }) => at),
        turn,
      ),
    clock,
  );
  const heardOf = async (expected: readonly Listening[]): Promise<Heard> => {
    const heard = { last: await lastHeard(), awaited: NONE };
    if (notNoted(expected, heard).length === 0) return heard;
    return {
      ...heard,
      awaited: await inTurns(
        byPlace(await heartbeats.awaited(), ({ since }) => since),
        turn,
      ),
    };
  };
  return {
    async standing(accounts) {
      const expected = listeningPlaces(accounts, regions);
      const heard = await heardOf(expected);
      return inTurns(pipelineStanding(expected, heard, { every: heartbeatEvery, now: clock.now() }), turn);
    },
    async notNoted(accounts) {
      const expected = listeningPlaces(accounts, regions);
      return notNoted(expected, await heardOf(expected));
    },
  };
}

/** A failure is not remembered. */
function remembered<T>(read: () => Promise<T>, clock: Clock): () => Promise<T> {
  let known: { readonly value: Promise<T>; readonly until: Instant } | undefined;
  return () => {
    if (known !== undefined && clock.now() < known.until) return known.value;
    const entry = { value: read(), until: clock.now() + READ_FOR };
    known = entry;
    entry.value.catch(() => {
      if (known === entry) known = undefined;
    });
    return entry.value;
  };
}
