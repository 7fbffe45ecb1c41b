import type { Instant } from '../domain/time.ts';

/** Something the app does by itself. It keeps its own time; nothing is lost when a run is late. */
export interface Job {
  readonly name: string;
  nextDue(): Instant;
  /** Does what is due at `now`, and nothing where nothing is. Throws where it could not; it is then due again later. */
  runDue(now: Instant): Promise<void>;
}
