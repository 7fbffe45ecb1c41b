import { UserError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/time.ts';
import type { WindowId } from '../../domain/window/id.ts';
import { phaseOf, reviewStanding } from '../../domain/window/phase.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { Recording } from './recorded.ts';
import type { Step } from './step.ts';

const WHAT: Readonly<Record<Step['type'], string>> = {
  approved: 'Your approval of',
  denied: 'Your denial of',
  withdrawn: 'Your withdrawal of',
  revoked: 'Your revocation of',
  closed: 'Your closing of',
  reviewed: 'Your review of',
  'declared-afterwards': 'Your declaration about',
};

/** What is about to be recorded, for whoever must be told that it was not. */
export function recordingOf(id: WindowId, type: Step['type']): Recording {
  return {
    what: `${WHAT[type]} ${id}`,
    check: `Look with /root-windows ${id} before you try again: what stands in its history was recorded.`,
  };
}

export function tooLarge(window: RootWindow, now: Instant): UserError {
  return new UserError(
    `Nothing was recorded. ${window.id} holds as much as one record can.`,
    `${stillPossible(window, now)} For anything else, ask for a new window.`,
  );
}

/** For these steps there is always room. */
function stillPossible(window: RootWindow, now: Instant): string {
  switch (phaseOf(window, now)) {
    case 'pending':
      return 'It can still be denied or withdrawn.';
    case 'scheduled':
    case 'open':
      return 'It can still be revoked or closed, and reviewed after that.';
    default:
      return ['unreviewed', 'overdue'].includes(reviewStanding(window, now))
        ? 'It can still be reviewed.'
        : 'It is over, and nothing is left to decide about it.';
  }
}

export function tooMany(id: WindowId): UserError {
  return new UserError(
    `Nothing was recorded. Too many people changed ${id} at the same time.`,
    'Try again in a minute.',
  );
}
