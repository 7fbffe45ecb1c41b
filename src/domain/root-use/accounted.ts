import type { Severity } from '../checks/check.ts';
import { type Instant, MINUTE, type Milliseconds } from '../time.ts';
import { AROUND_USE } from './heard-use.ts';
import type { ReportedUse } from './recent-uses.ts';
import type { Found, HeardRootUse, UseAlert } from './root-use.ts';
import { isUnsettled } from './use-alert.ts';

/** How a use that AWS reports is accounted for. */
export type Accounted =
  /** In a window, or opened by break-glass and told so. */
  | { readonly kind: 'covered'; readonly found: Exclude<Found, string>; readonly alert?: UseAlert }
  /** No window covers it; or no event of it came at all (`found: 'nothing'`). */
  | {
      readonly kind: 'unsanctioned';
      readonly found: Exclude<Found, 'unjudged'>;
      readonly alert?: UseAlert;
    }
  | { readonly kind: 'not-known'; readonly why: NotKnown };

/** not-watched: root activity is not configured. before: nobody listened then. awaited: its events may still come. */
export type NotKnown = 'not-watched' | 'unread' | 'before' | 'awaited' | 'unjudged';

/** By then an event of CloudTrail has come, if it ever does. */
const DELIVERED: Milliseconds = 30 * MINUTE;

export function accountedFor(
  { credential, use }: ReportedUse,
  rootUse: HeardRootUse | undefined,
  now: Instant,
): Accounted {
  if (rootUse === undefined) return { kind: 'not-known', why: 'not-watched' };
  if (rootUse.kind === 'unread') return { kind: 'not-known', why: 'unread' };
  const heard = rootUse.heard.find((each) => each.credential === credential && each.at === use.at);
  const found = heard?.found ?? 'nothing';
  if (found === 'unjudged') return { kind: 'not-known', why: 'unjudged' };
  if (found === 'nothing' && use.at < rootUse.since) return { kind: 'not-known', why: 'before' };
  if (found === 'nothing' && use.at > now - DELIVERED) return { kind: 'not-known', why: 'awaited' };
  const alert = rootUse.alerts.find((each) => isOf(each, use.at));
  const about = alert === undefined ? {} : { alert };
  return found !== 'nothing' && isCovered(found)
    ? { kind: 'covered', found, ...about }
    : { kind: 'unsanctioned', found, ...about };
}

function isCovered({ kind }: Exclude<Found, string>): boolean {
  return kind === 'in-window' || kind === 'break-glass';
}

/** Whether an alert is, or may be, of a use that AWS reports for that time. */
export function isOf({ firstAt, lastAt }: UseAlert, at: Instant): boolean {
  return at >= firstAt - AROUND_USE && at <= lastAt + AROUND_USE;
}

/**
 * How grave that is. What a window covers, and nothing speaks against, is still a use of root; what nobody accounted for is
 * the gravest that the app can see.
 */
export function severityOf(accounted: Accounted): Severity {
  if (accounted.kind === 'not-known') return 'medium';
  const { alert } = accounted;
  if (alert !== undefined && isUnsettled(alert)) return 'high';
  if (accounted.kind === 'unsanctioned') return alert === undefined ? 'high' : 'medium';
  return accounted.found.kind === 'in-window' ? 'low' : 'medium';
}
