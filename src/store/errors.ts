import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { StoreFailure, UserError } from '../domain/errors.ts';
import type { Key, Table } from './table.ts';

/** DynamoDB did not do what it was asked. Ours to look into: `cause` is what it, or the network, said. */
export class StoreError extends StoreFailure {
  constructor(message: string, options?: ErrorOptions, kind: StoreFailure['kind'] = 'no-answer') {
    super(kind, message, options);
    this.name = 'StoreError';
  }
}

/** An item written by a newer version of this program. Reading it would guess, and rewriting it would lose what it says. */
export class NewerSchemaError extends UserError {
  constructor(what: string, found: unknown, supported: number) {
    super(
      `The stored ${what} was written by a newer version of rootkeeper (schema ${found}; this one reads up to ${supported}).`,
      'Run the newest deployed version everywhere. This version leaves the item as it is.',
    );
    this.name = 'NewerSchemaError';
  }
}

/** An item that no version of this program can have written: changed by hand, or damaged. */
export class DamagedItemError extends StoreError {
  constructor(what: string, detail: string, options?: ErrorOptions) {
    super(`The stored ${what} is damaged: ${detail}.`, options, 'damaged');
    this.name = 'DamagedItemError';
  }
}

/** Runs one request. `doing` completes the sentence "could not …". Throws `StoreError` with the cause. */
export async function inTable<T>(table: Table, doing: string, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const name = error instanceof Error ? error.name : String(error);
    throw new StoreError(`Could not ${doing} in table ${table.name} (${name}).`, { cause: error });
  }
}

/**
 * Like `inTable`, for a conditional write: true where it was applied, false where the condition refused it. That
 * refusal is the only error that is expected.
 */
export async function unlessRefused(
  table: Table,
  doing: string,
  send: () => Promise<unknown>,
): Promise<boolean> {
  return inTable(table, doing, async () => {
    try {
      await send();
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  });
}

/** A key for people who read logs: `RESULT#r1 / MANIFEST`. */
export function nameOf(key: Key): string {
  return `${key.pk} / ${key.sk}`;
}

/** What an error says about a damaged item; `undefined` where it is about something else. */
export function damageIn(error: unknown): string | undefined {
  return error instanceof DamagedItemError ? error.message : undefined;
}
