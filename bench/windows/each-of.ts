/** Does `work` for every item, `atOnce` at a time; `worker` says which of them is at it. The results in order. */
export async function eachOf<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, n: number, worker: number) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const left = items.entries();
  const one = async (worker: number) => {
    for (const [n, item] of left) results[n] = await work(item, n, worker);
  };
  await Promise.all(Array.from({ length: atOnce }, (_, worker) => one(worker)));
  return results;
}
