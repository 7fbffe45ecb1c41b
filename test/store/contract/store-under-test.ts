import type { Table } from '../../../src/store/table.ts';
import type { Handle } from '../../support/dynamodb-proxy.ts';

/** A running DynamoDB of whichever kind. Every test takes a table of its own. */
export interface StoreUnderTest {
  /** An empty table. */
  freshTable(): Promise<Table>;
  /** The same DynamoDB reached by another process: a client of its own for a table that is there. */
  replicaOf(table: Table): Table;
  /** The same table by way of a wire that `handle` can break. */
  through(table: Table, handle: Handle): Promise<Table>;
  /** A name whose table does not exist. */
  absentTable(): Table;
}
