import { element, members } from '../protocol/xml.ts';
import { type Answer, refuse } from '../refusal.ts';
import type { Call } from '../world.ts';

/** IAM API Reference, ListOrganizationsFeatures. */
export function listOrganizationsFeatures({ world, principal }: Call): Answer {
  const { organization } = world;
  if (!principal.account.isManagement && principal.account.id !== organization.delegatedAdministrator) {
    return refuse(
      'AccountNotManagementOrDelegatedAdministratorException',
      400,
      'The request was rejected because the account making the request is not the management account or delegated administrator account for centralized root access.',
    );
  }
  if (!organization.trustedAccess) {
    return refuse(
      'ServiceAccessNotEnabledException',
      400,
      'The request was rejected because trusted access is not enabled for IAM in AWS Organizations.',
    );
  }
  const { rootCredentialsManagement, rootSessions } = organization.features;
  const enabled = [
    ...(rootCredentialsManagement ? ['RootCredentialsManagement'] : []),
    ...(rootSessions ? ['RootSessions'] : []),
  ];
  // Bare text in <member>: the protocol's list of strings.
  return (
    element('OrganizationId', organization.id) + members('EnabledFeatures', enabled, (feature) => feature)
  );
}
