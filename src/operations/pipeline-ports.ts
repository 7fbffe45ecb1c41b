import type { Awaited, Listening } from '../domain/heartbeat/silence.ts';
import type { Heartbeat, Poison } from '../domain/root-event/intake.ts';
import type { Instant } from '../domain/time.ts';
import type { TimeRange } from './window-ports.ts';

/** The newest heartbeat of each account and Region. Everything throws where the store gives no answer. */
export interface HeartbeatStore {
  /** Keeps each unless a newer one of its place is kept. */
  hear(heartbeats: readonly Heartbeat[]): Promise<void>;
  last(): Promise<readonly Heartbeat[]>;
  /** Since when places are to be heard, of which it was noted. */
  awaited(): Promise<readonly Awaited[]>;
  /** Notes it of these, from `since` on. */
  noteAwaited(places: readonly Listening[], since: Instant): Promise<void>;
  /** Since when we listen: `now` where nobody asked before. */
  since(now: Instant): Promise<Instant>;
}

/** A message that could not be read, as it came. */
export interface PoisonMessage {
  /** SHA-256 of the body. */
  readonly id: string;
  readonly body: string;
  readonly why: Poison;
  readonly arrivedAt: Instant;
}

/** What could not be read, kept whole for 400 days, each body once. */
export interface PoisonStore {
  /** new: it was not there before. Throws where it could not be stored whole. */
  save(message: PoisonMessage): Promise<'new' | 'there'>;
  /** The newest first, without bodies. */
  list(range: TimeRange, most: number): Promise<readonly Omit<PoisonMessage, 'body'>[]>;
  load(id: string): Promise<PoisonMessage | undefined>;
}
