import type { Unknown } from '../fact.ts';
import type { Check, CheckOutcome, Subject } from './check.ts';
import { centralManagement } from './credentials.ts';
import { fail, notApplicable, notMeasured, pass } from './outcome.ts';
import { removal } from './remedy.ts';

/** No member account keeps a root password that central root access could remove. */
export const rootPassword: Check = {
  id: 'root-password',
  title: 'No removable root password',
  failure: 'root password kept',
  severity: 'medium',
  controls: {},
  evaluate(subject) {
    const { account, evidence } = subject;
    if (account.isManagement) {
      return notApplicable('Central root access cannot remove the password of the management account.');
    }
    if (evidence.kind === 'unknown') return notMeasured('Root password', evidence);
    const { passwordPresent } = evidence.value;
    if (passwordPresent.kind === 'known' && !passwordPresent.value) return pass('There is no root password.');
    const password = passwordPresent.kind === 'unknown' ? passwordPresent : undefined;
    return judgePresence(subject, password);
  },
};

/** `unread`: why nobody knows of a password; absent where there is one. */
function judgePresence(subject: Subject, unread: Unknown | undefined): CheckOutcome {
  const management = centralManagement(subject);
  switch (management.kind) {
    case 'off':
      return notApplicable(`Central root access cannot remove a password here: ${management.reason}.`);
    case 'unknown':
      return notMeasured('Whether a root password could be removed', management);
    case 'on':
      return unread === undefined
        ? fail(
            'Root password kept though central root access could remove it.',
            removal(subject, 'the root password'),
          )
        : notMeasured('Root password', unread);
  }
}
