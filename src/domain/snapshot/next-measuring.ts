import type { AuditOutcome } from '../posture.ts';
import type { Instant } from '../time.ts';
import type { Measuring } from './snapshot.ts';

/** Whether an account was measured, after `before` of the snapshot of `previous`; both absent where there is none. */
export function nextMeasuring(
  before: Measuring | undefined,
  audit: AuditOutcome,
  takenAt: Instant,
  previous: Instant | undefined,
): Measuring {
  const since = (kind: Measuring['kind']) => (before?.kind === kind ? before.since : takenAt);
  if (audit.kind === 'audited') return { kind: 'measured', since: since('measured') };
  const last = before?.kind === 'measured' ? previous : before?.lastMeasured;
  const lastMeasured = last === undefined ? {} : { lastMeasured: last };
  if (audit.kind === 'skipped') {
    return { kind: 'skipped', since: since('skipped'), reason: audit.reason, ...lastMeasured };
  }
  const { code, reason, remedy } = audit;
  return { kind: 'unmeasured', since: since('unmeasured'), code, reason, remedy, ...lastMeasured };
}
