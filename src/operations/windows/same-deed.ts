import { canonicalJson } from '../../domain/audit-chain/canonical.ts';
import type { AuditEntry } from '../../domain/audit-chain/entry.ts';
import { type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import type { Person } from '../../domain/window/person.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { Step } from './step.ts';

/** Slack delivers an envelope again, and people press again, within moments. */
const AGAIN_WITHIN: Milliseconds = MINUTE;

/**
 * The entry that this step made already, where it is the same to the letter, of the same person, a moment ago. What is
 * delivered to two processes, or submitted twice, is one deed: it is told as what it was, and no refused attempt.
 */
export function sameDeed(
  step: Step,
  { id }: Person,
  window: RootWindow,
  now: Instant,
): AuditEntry | undefined {
  const deed = canonicalJson({ ...step, by: id });
  return window.history.findLast(
    (entry) =>
      'by' in entry.event &&
      Math.abs(now - entry.at) < AGAIN_WITHIN &&
      canonicalJson({ ...entry.event, by: entry.event.by.id }) === deed &&
      stands(entry, window),
  );
}

/** An approval that does not count any more is given anew. */
function stands({ event, at }: AuditEntry, { approvals }: RootWindow): boolean {
  if (event.type !== 'approved') return true;
  return approvals.some((approval) => approval.by.id === event.by.id && approval.at === at);
}
