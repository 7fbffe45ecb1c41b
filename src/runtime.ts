import type { Environment } from './config/load.ts';
import type { Milliseconds } from './domain/time.ts';
import type { LogDestination } from './log.ts';
import type { Clock, NewId } from './operations/ports.ts';

/** What only the process itself has: the time, chance, and its environment. */
export interface Runtime {
  readonly env: Environment;
  readonly clock: Clock;
  /** Milliseconds that never jump. */
  readonly monotonic: () => Milliseconds;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly newId: NewId;
  /** How long `stop` waits for answers under way. Default: longer than any should take. */
  readonly patience?: Milliseconds;
  /** Takes the log's lines; standard output without it. */
  readonly logTo?: LogDestination;
}
