import type { Account } from '../../domain/account.ts';
import {
  type Heard,
  type Listening,
  listeningPlaces,
  notNoted,
  type PipelineStanding,
  pipelineStanding,
} from '../../domain/heartbeat/silence.ts';
import type { Heartbeat } from '../../domain/root-event/intake.ts';
import { type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import type { HeartbeatStore } from '../pipeline-ports.ts';
import type { Clock } from '../ports.ts';

export interface PipelineDeps {
  readonly heartbeats: Pick<HeartbeatStore, 'last' | 'awaited'>;
  /** From which every account must be heard. */
  readonly regions: readonly string[];
  readonly heartbeatEvery: Milliseconds;
  readonly clock: Clock;
}

/** What arrives of accounts, as it was at most a minute ago. Both throw where the store gives no answer. */
export interface Pipeline {
  standing(accounts: readonly Account[]): Promise<PipelineStanding>;
  /** Places that were never heard, and of which it is not noted since when they are to be. */
  notNoted(accounts: readonly Account[]): Promise<readonly Listening[]>;
}

/** Of ten thousand accounts it is some megabytes, and several people ask at once. */
const READ_FOR: Milliseconds = MINUTE;

export function createPipeline({ heartbeats, regions, heartbeatEvery, clock }: PipelineDeps): Pipeline {
  const last = remembered(heartbeats.last, clock);
  const heardOf = async (expected: readonly Listening[]): Promise<Heard> => {
    const heard = { last: await last(), awaited: [] };
    return notNoted(expected, heard).length === 0 ? heard : { ...heard, awaited: await heartbeats.awaited() };
  };
  return {
    async standing(accounts) {
      const expected = listeningPlaces(accounts, regions);
      const heard = await heardOf(expected);
      return pipelineStanding(expected, heard, { every: heartbeatEvery, now: clock.now() });
    },
    async notNoted(accounts) {
      const expected = listeningPlaces(accounts, regions);
      return notNoted(expected, await heardOf(expected));
    },
  };
}

/** A failure is not remembered. */
function remembered(read: HeartbeatStore['last'], clock: Clock): HeartbeatStore['last'] {
  let known: { readonly beats: Promise<readonly Heartbeat[]>; readonly until: Instant } | undefined;
  return () => {
    if (known !== undefined && clock.now() < known.until) return known.beats;
    const entry = { beats: read(), until: clock.now() + READ_FOR };
    known = entry;
    entry.beats.catch(() => {
      if (known === entry) known = undefined;
    });
    return entry.beats;
  };
}
