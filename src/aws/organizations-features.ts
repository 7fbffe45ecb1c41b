import { type IAMClient, ListOrganizationsFeaturesCommand } from '@aws-sdk/client-iam';
import { type Fact, known } from '../domain/fact.ts';
import type { OrganizationFeatures } from '../domain/organization.ts';
import type { Clock, Log } from '../operations/ports.ts';
import type { Caller } from './call.ts';
import { present } from './present.ts';
import { unreadFact } from './reading.ts';
import { troubleOf } from './trouble.ts';

/**
 * Whether central root access is on. Unknown where AWS does not say; never taken for off. With nothing on, IAM sends an
 * empty list, which the SDK reads as one; an answer without a list is no answer.
 */
export async function readFeatures(
  iam: IAMClient,
  caller: Caller,
  clock: Clock,
  log: Log,
): Promise<Fact<OrganizationFeatures>> {
  try {
    const { EnabledFeatures } = await caller.call((options) =>
      iam.send(new ListOrganizationsFeaturesCommand({}), options),
    );
    const enabled = present(EnabledFeatures);
    const features = {
      rootCredentialsManagement: enabled.includes('RootCredentialsManagement'),
      rootSessions: enabled.includes('RootSessions'),
    };
    return known(features, 'IAM organizations features', clock.now());
  } catch (error) {
    return featuresUnread(error, clock, log);
  }
}

/** Two of AWS's errors are answers: a service without trusted access, or no organization at all, has no feature on. */
function featuresUnread(error: unknown, clock: Clock, log: Log): Fact<OrganizationFeatures> {
  const name = error instanceof Error ? error.name : '';
  if (name === 'ServiceAccessNotEnabledException' || name === 'OrganizationNotFoundException') {
    const off = { rootCredentialsManagement: false, rootSessions: false };
    return known(off, 'IAM organizations features', clock.now());
  }
  log.warn(troubleOf(error), 'central root access could not be read');
  return unreadFact('central root access', error);
}
