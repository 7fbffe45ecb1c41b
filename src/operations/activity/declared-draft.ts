import type { Account } from '../../domain/account.ts';
import type { Alert } from '../../domain/alert/alert.ts';
import { type Instant, MINUTE, SECOND } from '../../domain/time.ts';
import type { RequestDraft } from '../../domain/window/draft.ts';
import type { WhoIs } from '../windows/people.ts';

/** Who used root and what for, as somebody fills it in after an alert. */
export interface Declaration {
  /** Slack user id. Absent: whoever declares. */
  readonly operatorId?: string;
  /** Of the list of tasks. */
  readonly taskId?: string;
  readonly insistence?: string;
  readonly reason: string;
  readonly ticket?: string;
}

/** The window of a use that an alert is about: of its account, from its first event to its last. */
export function draftOf(
  alert: Alert,
  account: Account,
  { taskId = '', insistence, reason, ticket }: Declaration,
  { requester, operator }: { readonly requester: WhoIs; readonly operator: WhoIs },
  now: Instant,
): Omit<RequestDraft, 'id'> {
  return {
    origin: { kind: 'afterwards', use: `alert ${alert.id}` },
    requester: requester.person,
    operator: operator.person,
    accounts: [account],
    taskId,
    reason,
    ...(insistence !== undefined && { insistence }),
    ...(ticket !== undefined && { ticket }),
    ...spanOf(alert, now),
  };
}

/** From its first event to its last, to the second; none of it ahead of our clock, whatever CloudTrail's says. */
function spanOf({ firstAt, lastAt }: Alert, now: Instant): Pick<RequestDraft, 'start' | 'duration'> & object {
  const start = Math.min(firstAt, now - MINUTE);
  const end = Math.min(Math.max(lastAt, start) + SECOND, now);
  return { start, duration: end - start };
}
