import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { UnclearWriteError, UserError } from '../domain/errors.ts';
import { DamagedItemError, StoreError } from './errors.ts';

/** What a look at the item says of a write of ours. unchanged: it is as it was before; it may still be written. */
export type Looked = 'ours' | 'another' | 'unchanged';

/** The second attempt settles what the first left open: by then the store answers again, or it is down. */
const MOST_ATTEMPTS = 2;

/**
 * Runs a conditional write whose outcome has to be known. An answer may be lost after the write was applied, and the
 * SDK then repeats it, so that a refusal may be by our own write: after anything but a plain yes, `look` says whose
 * write stands. True: ours. False: another's, so ours can never be applied. `what` completes "whether … is not known".
 * Throws `StoreError` where the write certainly did not happen, `UnclearWriteError` where nobody can say.
 */
export async function settledWrite(
  what: string,
  write: () => Promise<boolean>,
  look: () => Promise<Looked>,
): Promise<boolean> {
  let cause: unknown;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    try {
      if (await write()) return true;
    } catch (error) {
      if (attempt === 0 && neverHappened(error)) throw error;
      cause = error;
    }
    const looked = await lookOrSay(what, look);
    if (looked !== 'unchanged') return looked === 'ours';
  }
  // Each attempt has ended, and left the item as it was.
  if (cause instanceof StoreError && saidByDynamoDb(cause) !== undefined) throw cause;
  throw unclear(what, cause);
}

/** What was read and refused tells more than that it is unclear. */
async function lookOrSay(what: string, look: () => Promise<Looked>): Promise<Looked> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof UserError || error instanceof DamagedItemError) throw error;
    throw unclear(what, error);
  }
}

/** It was not sent at all, or DynamoDB itself refused the only attempt at it. */
function neverHappened(error: unknown): boolean {
  if (!(error instanceof StoreError)) return false;
  const said = saidByDynamoDb(error);
  if (said === undefined) return error.cause === undefined;
  return said.$fault === 'client' && said.$metadata.attempts === 1;
}

/** Where DynamoDB says nothing, a write may be under way still. */
function saidByDynamoDb({ cause }: StoreError): DynamoDBServiceException | undefined {
  return cause instanceof DynamoDBServiceException ? cause : undefined;
}

function unclear(what: string, cause: unknown): UnclearWriteError {
  return new UnclearWriteError(`Whether ${what} is not known: the store gave no clear answer.`, { cause });
}
