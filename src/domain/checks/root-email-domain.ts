import type { Check } from './check.ts';
import { changeAddress, withMailbox } from './email.ts';
import { fail, notApplicable, pass } from './outcome.ts';

/** The root's e-mail address is in a domain the organization controls: whoever has the mailbox can recover root. */
export const rootEmailDomain: Check = {
  id: 'root-email-domain',
  title: 'Root e-mail in an allowed domain',
  failure: 'root e-mail outside the allowed domains',
  severity: 'medium',
  controls: {},
  evaluate(subject) {
    const allowed = subject.policy.email.allowedDomains;
    if (allowed.length === 0) return notApplicable('No allowed domains are configured.');
    return withMailbox(subject, ({ domain }) =>
      allowed.includes(domain)
        ? pass(`The root e-mail address is in ${domain}.`)
        : fail(
            `The root e-mail address is in ${domain}, which is not among the allowed domains.`,
            changeAddress(subject, `a mailbox in ${allowed.slice(0, 3).join(' or ')}`),
          ),
    );
  },
};
