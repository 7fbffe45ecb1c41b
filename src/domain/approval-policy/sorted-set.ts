/** Each text once, in the order of UTF-16 code units: the same wherever it is computed. */
export function sortedSet(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].sort();
}
