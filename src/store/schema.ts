import { DamagedItemError, NewerSchemaError } from './errors.ts';
import type { RawItem } from './table.ts';

/** Throws `NewerSchemaError` unless the item's `schema` is one that this version reads: 1 to `supported`. */
export function requireSchema(what: string, item: RawItem, supported: number): void {
  const { schema } = item;
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1) {
    throw new DamagedItemError(what, `its schema is ${JSON.stringify(schema)}, not a whole number from 1`);
  }
  if (schema > supported) throw new NewerSchemaError(what, schema, supported);
}
