import { SECOND } from '../domain/time.ts';
import type { QueryEngine } from '../operations/query-ports.ts';
import { buildImage } from './build-image.ts';
import { type QueryLimits, runQuery } from './run-query.ts';

/** A sort of everything in an organization of 5,000 accounts fits; an endless query ends while its person still waits. */
const LIMITS: QueryLimits = { time: 10 * SECOND, heap: 192 };

/** SQLite in threads that are thrown away (docs/adr/0012-queries-in-a-thread.md). `limits`: other ones, for a trial. */
export function createQueryEngine(limits: QueryLimits = LIMITS): QueryEngine {
  return {
    build: buildImage,
    run: (image, statement, now, signal) => runQuery(image, statement, now, limits, signal),
  };
}
