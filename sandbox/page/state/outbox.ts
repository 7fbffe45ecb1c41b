/** Values on their way to the server: in order, one at a time, only the newest of each key. */
export interface Outbox<T> {
  put(key: string, value: T): void;
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>;
}

/** `send` must not reject: what goes wrong there is told to the person there. */
export function createOutbox<T>(send: (value: T) => Promise<void>): Outbox<T> {
  const waiting = new Map<string, T>();
  let running: Promise<void> | undefined;
  const drain = async () => {
    for (let entry = first(waiting); entry; entry = first(waiting)) {
      waiting.delete(entry[0]);
      await send(entry[1]);
    }
    running = undefined;
  };
  return {
    put(key, value) {
      waiting.set(key, value);
      running ??= drain();
    },
    settled: async () => running,
  };
}

function first<T>(map: ReadonlyMap<string, T>): [string, T] | undefined {
  return map.entries().next().value;
}
