import { stricter } from '../../../domain/approval-policy/stricter.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import type { TendingDeps } from './deps.ts';
import { type Awaited, whoMay } from './mentions.ts';

/** Whom the window waits for now; `undefined` where that cannot be read, which is logged: the message is worth more. */
export async function awaitedNow(
  step: Awaited,
  window: RootWindow,
  { people, policyNow, clock, log }: TendingDeps,
): Promise<readonly string[] | undefined> {
  try {
    const policy = await policyNow(window, step);
    const candidates = await people.candidates(stricter(window.request.policy, policy));
    return whoMay(step, window, candidates, policy, clock.now());
  } catch (error) {
    log.warn({ err: error, window: window.id }, 'who may decide could not be read: nobody is called by name');
    return undefined;
  }
}
