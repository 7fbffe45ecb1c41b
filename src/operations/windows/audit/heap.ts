/** Gives back the first of what it holds, as `isBefore` has it. */
export interface Heap<T> {
  readonly size: number;
  first(): T | undefined;
  push(item: T): void;
  /** Takes the first one out. */
  pop(): T | undefined;
}

/** A binary heap: `push` and `pop` take time by the logarithm of what it holds. */
export function heap<T>(isBefore: (a: T, b: T) => boolean): Heap<T> {
  const items: T[] = [];
  return {
    get size() {
      return items.length;
    },
    first: () => items[0],
    push(item) {
      items.push(item);
      rise(items, isBefore);
    },
    pop() {
      const first = items[0];
      const last = items.pop();
      if (items.length > 0 && last !== undefined) {
        items[0] = last;
        sink(items, isBefore);
      }
      return first;
    },
  };
}

type Order<T> = (a: T, b: T) => boolean;

/** Moves the last item up to where it belongs. */
function rise<T>(items: T[], isBefore: Order<T>): void {
  let at = items.length - 1;
  while (at > 0 && swapped(items, at, (at - 1) >> 1, isBefore)) at = (at - 1) >> 1;
}

/** Moves the first item down to where it belongs. */
function sink<T>(items: T[], isBefore: Order<T>): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const child = isItemBefore(items, left + 1, left, isBefore) ? left + 1 : left;
    if (!swapped(items, child, at, isBefore)) return;
    at = child;
  }
}

/** Changes places where the lower one comes first. */
function swapped<T>(items: T[], lower: number, upper: number, isBefore: Order<T>): boolean {
  if (!isItemBefore(items, lower, upper, isBefore)) return false;
  const [low, up] = [items[lower], items[upper]];
  if (low === undefined || up === undefined) return false;
  items[lower] = up;
  items[upper] = low;
  return true;
}

function isItemBefore<T>(items: readonly T[], a: number, b: number, isBefore: Order<T>): boolean {
  const [one, other] = [items[a], items[b]];
  return one !== undefined && other !== undefined && isBefore(one, other);
}
