import type { Readable } from 'node:stream';
import type { Surroundings } from '../audit-log/surroundings.ts';

/** What only the process itself has. */
export interface ReplaySurroundings extends Surroundings {
  readonly stdin: Readable;
}
