import type { Mailbox } from '../mailbox.ts';
import type { Check, CheckOutcome, Subject } from './check.ts';
import { changeAddress, withMailbox } from './email.ts';
import { fail, pass } from './outcome.ts';

/**
 * Each root user has a mailbox of its own. Addresses are unique at AWS, so that one mailbox serves several accounts
 * only by plus-addressing, `aws+prod@` and `aws+dev@`: handy, and one mailbox to take over them all. A choice of the
 * policy.
 */
export const rootEmailShared: Check = {
  id: 'root-email-shared',
  title: 'Root mailbox not shared against the policy',
  failure: 'root mailbox shared',
  severity: 'low',
  controls: {},
  evaluate(subject) {
    return withMailbox(subject, (mailbox) => {
      const ids = subject.mailboxes.get(mailbox.base) ?? [];
      const others = ids.length - (ids.includes(subject.account.id) ? 1 : 0);
      return subject.policy.email.plusAddressing === 'forbid'
        ? strict(subject, mailbox, others)
        : lenient(mailbox, others);
    });
  },
};

function strict(subject: Subject, { base, tag }: Mailbox, others: number): CheckOutcome {
  if (others === 0 && tag === undefined) return pass('The root mailbox serves this account only.');
  const detail =
    others > 0
      ? `The mailbox ${base} also serves the root users of ${accounts(others)}.`
      : `The root e-mail address is a plus-address of ${base}.`;
  return fail(detail, changeAddress(subject, 'a mailbox of its own'));
}

function lenient({ base }: Mailbox, others: number): CheckOutcome {
  return others === 0
    ? pass('The root mailbox serves this account only.')
    : pass(`The mailbox ${base} also serves the root users of ${accounts(others)}, which the policy allows.`);
}

function accounts(count: number): string {
  return count === 1 ? '1 other account' : `${count} other accounts`;
}
