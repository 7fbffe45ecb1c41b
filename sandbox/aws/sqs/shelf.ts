/** Things to be taken in about the order in which they came, as a standard queue gives them out. */
export interface Shelf<T> {
  add(thing: T): void;
  /** One of the oldest; `undefined` where there is none. */
  take(): T | undefined;
  /** Takes away all that `isOver` holds for. */
  drop(isOver: (thing: T) => boolean): void;
  size(): number;
}

/** So many of the oldest may change places. */
const JUMBLED = 10;
/** So many empty places are kept before they are closed up. */
const MOST_GAPS = 1_000;

/** `random` gives numbers in [0, 1). */
export function shelf<T>(random: () => number): Shelf<T> {
  let things: T[] = [];
  let first = 0;
  const size = () => things.length - first;
  const closeUp = () => {
    if (first < MOST_GAPS || first * 2 < things.length) return;
    things = things.slice(first);
    first = 0;
  };
  return {
    add: (thing) => void things.push(thing),
    take() {
      const chosen = first + Math.floor(random() * Math.min(JUMBLED, size()));
      const thing = things[chosen];
      const oldest = things[first];
      if (thing === undefined || oldest === undefined) return undefined;
      things[chosen] = oldest;
      first += 1;
      closeUp();
      return thing;
    },
    drop(isOver) {
      things = things.slice(first).filter((thing) => !isOver(thing));
      first = 0;
    },
    size,
  };
}
