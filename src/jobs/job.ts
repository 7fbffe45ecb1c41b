import type { Instant } from '../domain/time.ts';

/** Something the app does by itself. It keeps its own time; nothing is lost when a run is late. */
export interface Job {
  readonly name: string;
  nextDue(): Instant;
  /** The clock was set back: what it planned by the time that was, it may have planned far too late, and is due now. */
  clockSetBack(now: Instant): void;
  /** Does what is due at `now`, and nothing where nothing is. Throws where it could not; it is then due again later. */
  runDue(now: Instant): Promise<void>;
}
