import { UserError } from '../src/domain/errors.ts';
import type { Milliseconds } from '../src/domain/time.ts';

/** Slack waits three seconds for what a modal or a menu shows next, and then says only that there was some trouble. */
const SLACK_WAITS: Milliseconds = 2_500;

/** What `work` comes to; rejects with a `UserError` where Slack would stop waiting before it is there. */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  const outcome = await orLate(work);
  if (outcome === LATE) throw tooLate();
  return outcome;
}

/** What stands in the place of an outcome for which Slack would not have waited. */
export const LATE = Symbol('late');

/** What `work` comes to, or `LATE` once Slack would stop waiting; it goes on then, and whoever began it waits for it. */
export async function orLate<T>(work: Promise<T>): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), SLACK_WAITS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function tooLate(): UserError {
  return new UserError('Rootkeeper needed longer for this than Slack waits.', 'Try again in a minute.');
}
