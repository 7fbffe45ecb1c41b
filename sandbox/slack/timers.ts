/** Work for later that must not outlive the workspace. */
export interface Timers {
  after(milliseconds: number, work: () => void): void;
  close(): void;
}

export function createTimers(): Timers {
  const running = new Set<NodeJS.Timeout>();
  return {
    after(milliseconds, work) {
      const timer = setTimeout(() => {
        running.delete(timer);
        work();
      }, milliseconds);
      running.add(timer);
    },
    close() {
      for (const timer of running) clearTimeout(timer);
      running.clear();
    },
  };
}
