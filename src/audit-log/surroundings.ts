import type { Writable } from 'node:stream';
import type { Environment } from '../config/load.ts';
import type { Clock, NewId } from '../operations/ports.ts';

/** What only the process itself has. */
export interface Surroundings {
  readonly env: Environment;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly newId: NewId;
  readonly stdout: Writable;
  /** Takes a line, without its end, for the person who runs it. */
  readonly complain: (line: string) => void;
}

/** done: all is as it should be. wrong: something is not. failed: it could not be done. */
export const EXIT = { done: 0, wrong: 1, failed: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
