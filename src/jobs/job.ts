import type { Instant } from '../domain/time.ts';

/** Something the app does by itself. It keeps its own time; nothing is lost when a run is late. */
export interface Job {
  readonly name: string;
  nextDue(): Instant;
  /**
   * When it should run for whoever moves the clock; absent: `nextDue`. What looks every few seconds for things that others
   * left behind finds no more by being run at each of these times.
   */
  nextStop?(): Instant;
  /** The clock was set back: what it planned by the time that was, it may have planned far too late, and is due now. */
  clockSetBack(now: Instant): void;
  /** Does what is due at `now`, and nothing where nothing is. Throws where it could not; it is then due again later. */
  runDue(now: Instant): Promise<void>;
}
