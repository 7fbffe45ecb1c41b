import type { Milliseconds } from '../../../domain/time.ts';

/** Work on things that keep moving: begun at once, and then no more often than every so long for each. */
export interface Paced<Id> {
  /** It moved: `work` is called with it now, or when its time has come. */
  moved(id: Id): void;
  /** Whether nothing that moved waits for its time. */
  isIdle(): boolean;
  /** Resolves when nothing waits for its time. */
  settled(): Promise<void>;
}

/** `every`: by how many things move now. `wait` resolves after so long in real time. */
export function createPaced<Id>(
  every: (moving: number) => Milliseconds,
  wait: (time: Milliseconds) => Promise<void>,
  work: (id: Id) => void,
): Paced<Id> {
  const resting = new Map<Id, { moved: boolean; readonly over: Promise<void> }>();

  const begin = (id: Id) => {
    const over = wait(every(resting.size + 1)).then(() => {
      const rest = resting.get(id);
      resting.delete(id);
      if (rest?.moved === true) begin(id);
    });
    resting.set(id, { moved: false, over });
    work(id);
  };
  const waiting = () => [...resting.values()].filter(({ moved }) => moved);

  return {
    moved: (id) => {
      const rest = resting.get(id);
      if (rest === undefined) begin(id);
      else rest.moved = true;
    },
    isIdle: () => waiting().length === 0,
    async settled() {
      while (waiting().length > 0) await Promise.all(waiting().map(({ over }) => over));
    },
  };
}
