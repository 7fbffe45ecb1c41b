/** Lets so many pass at a time; the others wait in the order in which they came. */
export interface Gate {
  /** `onWait` is called where it must wait. Whoever waits leaves the line when `signal` aborts, whose reason is thrown then. */
  pass<T>(onWait: () => void, work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

export function createGate(most: number): Gate {
  const line: (() => void)[] = [];
  let inside = 0;

  const enter = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const leave = () => {
        line.splice(line.indexOf(admitted), 1);
        reject(signal.reason);
      };
      const admitted = () => {
        signal.removeEventListener('abort', leave);
        inside += 1;
        resolve();
      };
      if (inside < most) return admitted();
      line.push(admitted);
      signal.addEventListener('abort', leave, { once: true });
    });
  return {
    async pass(onWait, work, signal) {
      signal.throwIfAborted();
      if (inside >= most) onWait();
      await enter(signal);
      try {
        return await work();
      } finally {
        inside -= 1;
        line.shift()?.();
      }
    },
  };
}
