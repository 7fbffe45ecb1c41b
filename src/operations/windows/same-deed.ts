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
  { history }: RootWindow,
  now: Instant,
): AuditEntry | undefined {
  const deed = canonicalJson({ ...step, by: id });
  return history.findLast(
    ({ event, at }) =>
      'by' in event &&
      Math.abs(now - at) < AGAIN_WITHIN &&
      canonicalJson({ ...event, by: event.by.id }) === deed,
  );
}
