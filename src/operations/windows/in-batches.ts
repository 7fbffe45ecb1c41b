/** What `work` makes of each item, in their order; at most `most` at once. Rejects with the first that does. */
export async function inBatches<T, R>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += most) {
    results.push(...(await Promise.all(items.slice(from, from + most).map(work))));
  }
  return results;
}
