import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import type { AccountSnapshot, CheckSnapshot, Snapshot } from '../../domain/snapshot/snapshot.ts';
import type { Part } from '../chunked.ts';
import { DamagedItemError } from '../errors.ts';
import { readShape } from '../windows/shapes/read-shape.ts';
import { accountId, count, text, texts } from '../windows/shapes/values.ts';
import { inTurns } from './in-turns.ts';
import { checkState, measuring, standing } from './shapes.ts';

export const WHAT = 'snapshot';

const ACCOUNTS_PER_CHUNK = 1_000;
const VALUES_PER_CHUNK = 5_000;

/** Records between two turns of the event loop. */
const WRITTEN_AT_ONCE = 100;
const READ_AT_ONCE = 500;

/**
 * States, ways of measuring, paths and lists of check ids are mostly the same in many accounts. Each stands once in a
 * list of values, and is named by its number in it.
 */
const value = z.union([checkState, measuring, texts]);
type Value = z.infer<typeof value>;

/** Check ids and, in the same order, states. */
const checks = z.tuple([count, z.array(count)]);
export type ChecksRecord = z.infer<typeof checks>;
export const checksRecord: z.ZodType<ChecksRecord> = checks;

/** Id, name, path, standing, measuring, checks, and those of IAM users, which schema 1 does not have. */
const accountRecord = z.tuple([accountId, text, count, standing, count, checks, checks.optional()]);
type AccountRecord = z.infer<typeof accountRecord>;

/** The organization's checks, and what goes into chunks: the accounts, then the values, which grow while these are read. */
export function recordsOf({ organization, accounts }: Pick<Snapshot, 'organization' | 'accounts'>): {
  readonly organization: ChecksRecord;
  readonly parts: readonly Part[];
} {
  const values: Value[] = [];
  const numbers = new Map<string, number>();
  const numberOf: NumberOf = (each) => {
    const key = JSON.stringify(each);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, values.length);
    return values.push(each) - 1;
  };
  return {
    organization: toChecks(organization, numberOf),
    parts: [
      { records: toRecords(accounts, numberOf), mostPerChunk: ACCOUNTS_PER_CHUNK },
      { records: values, mostPerChunk: VALUES_PER_CHUNK },
    ],
  };
}

/** What `recordsOf` made records of. Throws `DamagedItemError`. */
export async function fromRecords(
  organization: ChecksRecord,
  [accounts = [], values = []]: readonly unknown[][],
): Promise<Pick<Snapshot, 'organization' | 'accounts'>> {
  const valueAt = valuesOf(
    await inTurns(values, READ_AT_ONCE, (each) => readShape(WHAT, 'values', value, each)),
  );
  return {
    organization: fromChecks(organization, valueAt),
    accounts: await inTurns(accounts, READ_AT_ONCE, (each) =>
      fromRecord(readShape(WHAT, 'accounts', accountRecord, each), valueAt),
    ),
  };
}

type NumberOf = (value: Value) => number;

async function* toRecords(
  accounts: readonly AccountSnapshot[],
  numberOf: NumberOf,
): AsyncGenerator<AccountRecord> {
  for (const [index, account] of accounts.entries()) {
    if (index % WRITTEN_AT_ONCE === 0) await turn();
    const { id, name, ouPath } = account;
    const path = numberOf([...ouPath]);
    const measured = numberOf(account.measuring);
    const ofRoot = toChecks(account.checks, numberOf);
    const known = [id, name, path, account.standing, measured, ofRoot] as const;
    const { userChecks } = account;
    yield userChecks === undefined ? [...known] : [...known, toChecks(userChecks, numberOf)];
  }
}

function toChecks(all: readonly CheckSnapshot[], numberOf: NumberOf): ChecksRecord {
  return [numberOf(all.map(({ checkId }) => checkId)), all.map(({ state }) => numberOf(state))];
}

function fromRecord(record: AccountRecord, valueAt: Values): AccountSnapshot {
  const [id, name, path, ofAccount, measured, ofChecks, ofUsers] = record;
  return {
    id,
    name,
    ouPath: valueAt.texts(path),
    standing: ofAccount,
    measuring: valueAt.measuring(measured),
    checks: fromChecks(ofChecks, valueAt),
    ...(ofUsers && { userChecks: fromChecks(ofUsers, valueAt) }),
  };
}

function fromChecks([ids, states]: ChecksRecord, valueAt: Values): readonly CheckSnapshot[] {
  const checkIds = valueAt.texts(ids);
  if (checkIds.length !== states.length) {
    throw new DamagedItemError(WHAT, `it has ${states.length} states of ${checkIds.length} checks`);
  }
  return checkIds.map((checkId, index) => ({ checkId, state: valueAt.state(states[index] ?? -1) }));
}

type Values = ReturnType<typeof valuesOf>;

function valuesOf(values: readonly Value[]) {
  const damaged = (number: number, expected: string) =>
    new DamagedItemError(WHAT, `its value ${number} is not ${expected}`);
  return {
    texts(number: number) {
      const found = values[number];
      if (found !== undefined && Array.isArray(found)) return found;
      throw damaged(number, 'a list of texts');
    },
    measuring(number: number) {
      const found = values[number];
      if (found !== undefined && 'kind' in found) return found;
      throw damaged(number, 'a way of measuring');
    },
    state(number: number) {
      const found = values[number];
      if (found !== undefined && 'status' in found) return found;
      throw damaged(number, 'a state');
    },
  };
}
