import { useCallback, useEffect, useState } from 'preact/hooks';
import { type ApiError, api } from '../api.ts';

export interface SandboxTime {
  /** Milliseconds since the epoch, to the minute or better. */
  readonly now: number;
  /** Absent where the server's clock cannot be moved. */
  readonly advance?: (by: string) => Promise<void>;
  /** While what falls due on the way is being run. */
  readonly isMoving: boolean;
  /** Something happened at that time by the sandbox's clock: somebody else may have moved it. */
  heard(at: number): void;
}

/** How often the shown time is renewed, and how often the server is asked; real milliseconds. */
const TICK = 5_000;
const ASK = 15_000;

/** The sandbox's clock: this device's, and an offset that the server tells. */
export function useClock(tell: (problem: string) => void): SandboxTime {
  const [offset, setOffset] = useState(0);
  const [canMove, setCanMove] = useState(false);
  const [isMoving, setMoving] = useState(false);
  const [, redraw] = useState(0);
  const set = useCallback((now: number) => setOffset(now - Date.now()), []);
  const ask = useCallback(
    () =>
      api.clock().then(
        ({ now }) => {
          setCanMove(true);
          set(now);
        },
        () => undefined,
      ),
    [set],
  );
  useEffect(() => {
    void ask();
    const timers = [window.setInterval(() => redraw((n) => n + 1), TICK), window.setInterval(ask, ASK)];
    return () => {
      for (const timer of timers) window.clearInterval(timer);
    };
  }, [ask]);
  const advance = async (by: string) => {
    setMoving(true);
    await api.advanceClock(by).then(
      ({ now }) => set(now),
      (error: ApiError) => tell(error.message),
    );
    setMoving(false);
  };
  const heard = useCallback((at: number) => setOffset((old) => Math.max(old, at - Date.now())), []);
  return { now: Date.now() + offset, isMoving, heard, ...(canMove ? { advance } : {}) };
}
