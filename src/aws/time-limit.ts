import type { Milliseconds } from '../domain/time.ts';

/**
 * A signal that aborts after `time` with the reason `late` gives, or when `outer` does. `clear` must be called once the
 * work is over.
 */
export function timeLimit(
  time: Milliseconds,
  outer: AbortSignal,
  late: () => Error = () => new DOMException('no answer in time', 'TimeoutError'),
): { signal: AbortSignal; clear(): void } {
  const controller = new AbortController();
  const end = () => controller.abort(outer.reason);
  const timer = setTimeout(() => controller.abort(late()), time);
  outer.addEventListener('abort', end, { once: true });
  if (outer.aborted) end();
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      outer.removeEventListener('abort', end);
    },
  };
}
