import { parseAccountId } from '../../src/domain/account.ts';
import { readQuery } from '../../src/domain/query/read-query.ts';
import type { ImageChange, QueryEngine, QueryImage, QueryOutcome } from '../../src/operations/query-ports.ts';

/** A report of an account, by a short number. */
export function report(n: number, csv: string, name = `account-${n}`): ImageChange {
  const accountId = parseAccountId(String(n).padStart(12, '0'));
  if (accountId === undefined) throw new Error(`${n} makes no account id`);
  const generatedAt = Date.parse('2026-11-20T08:00:00Z');
  return { kind: 'report', accountId, accountName: name, ouPath: 'workloads/prod', generatedAt, csv };
}

export async function* changes(...all: readonly ImageChange[]): AsyncGenerator<ImageChange> {
  yield* all;
}

/** Asks as the app does, at noon of a day. */
export function asker(engine: QueryEngine, signal: AbortSignal) {
  const now = Date.parse('2026-11-20T12:00:00Z');
  return async (image: QueryImage, sql: string): Promise<QueryOutcome> => {
    const read = readQuery(sql);
    return read.kind === 'refused'
      ? { kind: 'not-a-question' }
      : engine.run(image, read.statement, now, signal);
  };
}

/** The rows of an answer. */
export function rowsOf(outcome: QueryOutcome): readonly unknown[] {
  if (outcome.kind !== 'answered') throw new Error(`not answered: ${JSON.stringify(outcome)}`);
  return outcome.first;
}
