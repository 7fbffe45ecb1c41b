import type { Milliseconds } from '../domain/time.ts';

/**
 * What `work` comes to, unless `time` is over or `outer` aborts before: then it throws `late()`, or `outer`'s reason, at
 * once, and the signal given to `work` aborts, so that it ends as well.
 */
export async function withinTime<T>(
  time: Milliseconds,
  late: () => Error,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  outer.throwIfAborted();
  const ending = new AbortController();
  const end = () => ending.abort(outer.reason);
  const timer = setTimeout(() => ending.abort(late()), time);
  outer.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([work(ending.signal), untilAborted(ending.signal)]);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', end);
  }
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
