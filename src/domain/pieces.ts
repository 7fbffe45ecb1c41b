/** Work done in pieces: it yields wherever something else may go on for a while, and returns what comes of it. */
export type Pieces<T> = Generator<undefined, T, undefined>;

/** All of it at once. */
export function atOnce<T>(pieces: Pieces<T>): T {
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
  }
}

/** `items.map(of)`, so many of them a piece. */
export function* mapInPieces<Item, T>(
  items: readonly Item[],
  perPiece: number,
  of: (item: Item) => T,
): Pieces<T[]> {
  const all: T[] = [];
  for (const item of items) {
    if (all.length > 0 && all.length % perPiece === 0) yield;
    all.push(of(item));
  }
  return all;
}
