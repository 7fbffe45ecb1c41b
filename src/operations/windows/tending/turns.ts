/** Work on windows: at most so many at once, each window once at a time, in the order asked for. */
export interface Turns<Id> {
  /**
   * Resolves, or rejects, when a run of the work has ended that began after it was asked for. Whoever asks while the
   * window waits for its turn shares that turn; whoever asks while it runs gets another after it.
   */
  take(id: Id): Promise<void>;
  isIdle(): boolean;
  /** Resolves when nothing runs and nothing waits. */
  settled(): Promise<void>;
}

interface Turn {
  readonly ended: Promise<void>;
  /** Resolves when the work has ended, however it ended; `ended` tells. */
  readonly begin: () => Promise<void>;
}

export function createTurns<Id>(atOnce: number, work: (id: Id) => Promise<void>): Turns<Id> {
  const waiting = new Map<Id, Turn>();
  const running = new Map<Id, Promise<void>>();

  const next = () => {
    for (const [id, turn] of waiting) {
      if (running.size >= atOnce) return;
      if (running.has(id)) continue;
      waiting.delete(id);
      const ended = turn.begin().then(() => {
        running.delete(id);
        next();
      });
      running.set(id, ended);
    }
  };

  return {
    take(id) {
      const turn = waiting.get(id) ?? turnOf(() => work(id));
      waiting.set(id, turn);
      next();
      return turn.ended;
    },
    isIdle: () => running.size === 0,
    async settled() {
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}

function turnOf(work: () => Promise<void>): Turn {
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const ended = begun.then(work);
  return {
    ended,
    begin: () => {
      begin();
      return ended.catch(() => undefined);
    },
  };
}
