import { createStoreClient } from '../../src/store/client.ts';
import type { Table } from '../../src/store/table.ts';

/** What calls of one client came to since the last `reset`. */
export interface Meter {
  readonly calls: number;
  /** Consumed capacity, as DynamoDB itself says. */
  readonly units: number;
  reset(): void;
}

export interface MeteredTable extends Meter {
  readonly table: Table;
}

/** The table as one client of its own reaches it; DynamoDB is asked with every call what the call consumed. */
export function meteredTable(region: string, name: string): MeteredTable {
  const client = createStoreClient({ region });
  let calls = 0;
  let units = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      calls += 1;
      const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
      units += unitsOf(answer.output);
      return answer;
    },
    { step: 'initialize', name: 'bench-meter' },
  );
  return {
    table: { client, name, random: Math.random },
    get calls() {
      return calls;
    },
    get units() {
      return units;
    },
    reset() {
      calls = 0;
      units = 0;
    },
  };
}

/** A batch says it for each table, any other call once. */
function unitsOf(output: object): number {
  const consumed: unknown = 'ConsumedCapacity' in output ? output.ConsumedCapacity : undefined;
  const each: readonly unknown[] = Array.isArray(consumed) ? consumed : [consumed];
  return each.reduce<number>((sum, one) => sum + (isConsumed(one) ? one.CapacityUnits : 0), 0);
}

function isConsumed(value: unknown): value is { readonly CapacityUnits: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'CapacityUnits' in value &&
    typeof value.CapacityUnits === 'number'
  );
}
