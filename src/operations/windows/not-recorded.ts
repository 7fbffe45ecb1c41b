import { UserError } from '../../domain/errors.ts';
import type { WindowId } from '../../domain/window/id.ts';
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

export function tooLarge(id: WindowId): UserError {
  return new UserError(
    `Nothing was recorded. ${id} holds as much as one record can.`,
    'It can still be revoked, closed and reviewed. For anything else, ask for a new window.',
  );
}

export function tooMany(id: WindowId): UserError {
  return new UserError(
    `Nothing was recorded. Too many people changed ${id} at the same time.`,
    'Try again in a minute.',
  );
}
