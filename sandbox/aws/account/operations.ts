import { REFUSALS } from '../dialect.ts';
import { notAuthorized } from '../permissions.ts';
import { type Answer, refuse } from '../refusal.ts';
import type { Call, Operation } from '../world.ts';

export const ACCOUNT_OPERATIONS = {
  'account:GetAlternateContact': getAlternateContact,
} satisfies Readonly<Record<string, Operation>>;

const { accessDenied } = REFUSALS['rest-json'];

/** Account Management API Reference, GetAlternateContact. Only SECURITY contacts are simulated. */
function getAlternateContact(call: Call): Answer {
  const { world, principal, parameters } = call;
  const type = parameters.text('AlternateContactType') ?? '';
  const asked = parameters.text('AccountId');
  const denied = outOfReach(call, asked);
  if (denied !== undefined) return denied;
  const contact = world.directory.account(asked ?? principal.account.id)?.securityContact;
  if (type !== 'SECURITY' || contact === undefined)
    return refuse(
      'ResourceNotFoundException',
      404,
      'No contact of the inputted alternate contact type found.',
    );
  const { name, email, title, phone } = contact;
  return JSON.stringify({
    AlternateContact: {
      AlternateContactType: type,
      EmailAddress: email,
      Name: name,
      PhoneNumber: phone,
      Title: title,
    },
  });
}

/** An account id may be given from the management account or by a delegated administrator, and names a member. */
function outOfReach({ world, principal, name }: Call, asked: string | undefined): Answer | undefined {
  if (asked === undefined) return undefined;
  const { directory, organization } = world;
  const account = directory.account(asked);
  if (account?.isManagement) {
    const only =
      'The management account can only be managed using the standalone context from the management account.';
    return accessDenied(`User: ${principal.arn} is not authorized to perform: ${name} (${only})`);
  }
  const mayAsk =
    principal.account.isManagement || principal.account.id === organization.delegatedAdministrator;
  return mayAsk && account !== undefined ? undefined : accessDenied(notAuthorized(principal, name));
}
