import type { SqlRow } from '../../domain/query/schema.ts';
import type { ImageChange } from '../query-ports.ts';

/** Few enough that the app's thread makes and hands them over in a few milliseconds. */
const AT_ONCE = 100;

/** The rows of a table, so many a change. */
export function* rowChanges(table: string, rows: Iterable<SqlRow>): Generator<ImageChange> {
  let some: SqlRow[] = [];
  for (const row of rows) {
    some.push(row);
    if (some.length < AT_ONCE) continue;
    yield { kind: 'rows', table, rows: some };
    some = [];
  }
  if (some.length > 0) yield { kind: 'rows', table, rows: some };
}
