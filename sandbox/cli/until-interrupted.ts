import { once } from 'node:events';

/** What a shell expects of a program that SIGINT ended. */
export const INTERRUPTED = 130;

/** Resolves with the exit code of an interrupted program, when `interrupted` is aborted. */
export async function untilInterrupted(interrupted: AbortSignal): Promise<number> {
  if (!interrupted.aborted) await once(interrupted, 'abort');
  return INTERRUPTED;
}
