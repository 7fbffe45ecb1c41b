import { unknown } from '../fact.ts';
import { type Mailbox, mailboxOf } from '../mailbox.ts';
import type { CheckOutcome, Subject } from './check.ts';
import { notMeasured } from './outcome.ts';

/** What the remedies of all e-mail checks come down to; the call changes a member's address without root. */
export function changeAddress(subject: Subject, to: string): string {
  return subject.account.isManagement
    ? `Sign in as root to the management account and change the root e-mail address to ${to}.`
    : `Change the root e-mail address to ${to} (account:StartPrimaryEmailUpdate from the management account).`;
}

/** Judges the root's mailbox; an account whose address is not known, or is none, is unknown. */
export function withMailbox(subject: Subject, judge: (mailbox: Mailbox) => CheckOutcome): CheckOutcome {
  const mailbox = mailboxOf(subject.account.email);
  if (mailbox !== undefined) return judge(mailbox);
  const cause = subject.account.email.trim() === '' ? 'it is not known' : 'it is not an e-mail address';
  return notMeasured(
    'Root e-mail address',
    unknown(cause, ['Give the account’s root e-mail address in rootkeeper.yml.']),
  );
}
