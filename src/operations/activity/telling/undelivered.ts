import { type Instant, MINUTE, type Milliseconds } from '../../../domain/time.ts';
import type { Clock, Log } from '../../ports.ts';

/** What the metric filter of `deploy/activity.yml` looks for in the log: people are then called without Slack. */
const ALARM = { alarm: 'undelivered-alert' } as const;

/** Slack may be away for a moment, and what it did not take is tried again each minute. */
const LATE_AFTER: Milliseconds = 2 * MINUTE;

/** Says in the log that people were not told of something since `since`, once that is late, and at every attempt from then on. */
export function logUndelivered(
  since: Instant,
  about: Readonly<Record<string, string>>,
  { clock, log }: { readonly clock: Clock; readonly log: Pick<Log, 'error'> },
): void {
  if (clock.now() - since < LATE_AFTER) return;
  log.error(
    { ...ALARM, ...about, since: new Date(since).toISOString() },
    'people could not be told of root activity in the alerts channel: look at root users in the AWS console, and at the lines before this one',
  );
}
