import type { JudgeContext } from '../context.ts';
import type { Person } from '../person.ts';
import type { Refusal } from '../refusal.ts';
import type { RootWindow } from '../window.ts';
import { judgeApproving } from './approval.ts';
import { judgeReviewing } from './review.ts';
import { judgeRevoking } from './stopping.ts';
import { judgeDenying } from './undecided.ts';

/** What a person may be asked to decide in a modal. */
export type Asked = 'approved' | 'denied' | 'revoked' | 'reviewed';

/** Why there is no use in asking this person, or `undefined` where their decision would be taken if it came now. */
export function judgeAsked(
  window: RootWindow,
  asked: Asked,
  by: Person,
  context: JudgeContext,
): Refusal | undefined {
  switch (asked) {
    case 'approved':
      return judgeApproving(window, by, context);
    case 'denied':
      return judgeDenying(window, by, context);
    case 'revoked':
      return judgeRevoking(window, by, context);
    case 'reviewed':
      return judgeReviewing(window, by, context);
  }
}
