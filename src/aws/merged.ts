/**
 * What comes of all sources, as it comes. Each is asked for its next only when its last was taken, so that no more is
 * held than one thing a source. Where the taker stops early, or a source throws, the others are ended too.
 */
export async function* merged<T>(sources: readonly AsyncIterable<T>[]): AsyncGenerator<T, void> {
  const open = new Set(sources.map((each) => each[Symbol.asyncIterator]()));
  const asked = new Map<AsyncIterator<T>, Promise<Answer<T>>>();
  const ask = (source: AsyncIterator<T>) => {
    const answer = source.next().then((result) => ({ source, result }));
    // Whoever waits for all of them hears of it; this one may not be waited for any more.
    answer.catch(() => undefined);
    asked.set(source, answer);
  };
  for (const source of open) ask(source);
  try {
    while (asked.size > 0) {
      const { source, result } = await Promise.race(asked.values());
      asked.delete(source);
      if (result.done === true) open.delete(source);
      else {
        yield result.value;
        ask(source);
      }
    }
  } finally {
    await Promise.allSettled([...open].map((source) => source.return?.()));
  }
}

interface Answer<T> {
  readonly source: AsyncIterator<T>;
  readonly result: IteratorResult<T>;
}
