import type { Check } from './check.ts';
import { fail, notMeasured, pass } from './outcome.ts';

/** AWS knows whom to tell about a compromised root user. */
export const securityContact: Check = {
  id: 'security-contact',
  title: 'Security contact set',
  failure: 'no security contact',
  severity: 'low',
  controls: {
    cis: { '3.0/4.0': '1.2', '5.0': '1.2', '6.0': '2.2', '7.0': '2.3' },
    securityHub: ['Account.1'],
  },
  evaluate({ account }) {
    const contact = account.securityContact;
    if (contact.kind === 'unknown') return notMeasured('Security contact', contact);
    return contact.value === null
      ? fail(
          'No security contact is set, so AWS writes to the root mailbox alone.',
          'Set one from the management account (account:PutAlternateContact, type SECURITY).',
        )
      : pass(`AWS writes to ${contact.value.name} about security.`);
  },
};
