/** Hands out turns of the event loop, one waiter each, in the order asked for. */
export interface Turns {
  next(): Promise<void>;
}

/** Between two turns the event loop runs everything else: sockets, timers, Slack's acknowledgements. */
export function createTurns(): Turns {
  const queue: (() => void)[] = [];

  const run = () => {
    queue.shift()?.();
    if (queue.length > 0) setImmediate(run);
  };

  return {
    next: () =>
      new Promise((resolve) => {
        queue.push(resolve);
        if (queue.length === 1) setImmediate(run);
      }),
  };
}
