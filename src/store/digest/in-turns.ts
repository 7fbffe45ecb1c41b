import { setImmediate as turn } from 'node:timers/promises';

/** Reads one record after another, and lets the event loop go on between every `atOnce` of them. */
export async function inTurns<From, To>(
  records: readonly From[],
  atOnce: number,
  read: (record: From) => To,
): Promise<To[]> {
  const all: To[] = [];
  for (const record of records) {
    all.push(read(record));
    if (all.length % atOnce === 0) await turn();
  }
  return all;
}
