import type { Instant } from '../../time.ts';
import type { ApplyContext } from '../context.ts';
import type { DeclareAfterwards, RecordPaper, Remind } from '../events.ts';
import { phaseOf, reviewStanding } from '../phase.ts';
import type { Refusal } from '../refusal.ts';
import type { RootWindow } from '../window.ts';
import { involved } from './stopping.ts';
import { textRefusal } from './text-refusal.ts';
import { notPending } from './timely.ts';

/** The longest name, and the longest id of an alert or event. */
const MAX_NAME = 255;

/** While what it reminds of is still so. */
export function judgeReminder(
  window: RootWindow,
  { about }: Remind,
  { now }: ApplyContext,
): Refusal | undefined {
  return isDue(window, about, now) ? undefined : { why: 'nothing-to-remind-of' };
}

/** On any window that was ever approved; by somebody with a part in it. Elsewhere the use needs a window of its own. */
export function judgeDeclaration(
  window: RootWindow,
  event: DeclareAfterwards,
  context: ApplyContext,
): Refusal | undefined {
  return (
    neverApproved(window, context.now) ??
    involved(window, event.by, context) ??
    textRefusal('use', event.use, MAX_NAME) ??
    textRefusal('reason', event.reason)
  );
}

/** Always: what stands on paper is taken in, whatever became of the window. */
export function judgePaper(
  _window: RootWindow,
  event: RecordPaper,
  { now }: ApplyContext,
): Refusal | undefined {
  if (event.writtenAt > now) return { why: 'written-in-the-future' };
  return textRefusal('recordedBy', event.recordedBy, MAX_NAME) ?? textRefusal('text', event.text);
}

function isDue(window: RootWindow, about: Remind['about'], now: Instant): boolean {
  switch (about) {
    case 'undecided':
      return phaseOf(window, now) === 'pending';
    case 'ending':
      return phaseOf(window, now) === 'open';
    case 'unreviewed':
      return ['unreviewed', 'overdue'].includes(reviewStanding(window, now));
  }
}

function neverApproved(window: RootWindow, now: Instant): Refusal | undefined {
  switch (window.state) {
    case 'requested':
      return notPending(window, now) ?? { why: 'undecided' };
    case 'denied':
    case 'withdrawn':
      return notPending(window, now);
    case 'approved':
    case 'revoked':
    case 'closed':
      return undefined;
  }
}
