import type { OrganizationCheck } from './check.ts';
import { fail, notMeasured, pass } from './outcome.ts';

/** The organization manages the root credentials of its members centrally. */
export const centralRootAccess: OrganizationCheck = {
  id: 'central-root-access',
  title: 'Central root access on',
  failure: 'central root access off',
  severity: 'medium',
  controls: { cis: { '7.0': '2.1.1' } },
  evaluate({ features }) {
    if (features.kind === 'unknown') return notMeasured('Central root access', features);
    const { rootCredentialsManagement, rootSessions } = features.value;
    if (rootCredentialsManagement) {
      return pass(
        rootSessions
          ? 'Central root access is on, privileged root sessions too.'
          : 'Central root access is on; privileged root sessions (RootSessions) are off.',
      );
    }
    return fail(
      'Central root access is off: whoever has the mailbox of a member account can set a root password.',
      'Enable it from the management account (iam:EnableOrganizationsRootCredentialsManagement), then delete the members’ root credentials.',
    );
  },
};
