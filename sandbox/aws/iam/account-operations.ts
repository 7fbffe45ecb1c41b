import type { VirtualMfaDevice } from '../../organization/organization.ts';
import { xmlTime } from '../protocol/time.ts';
import { around, element, escapeXml, members } from '../protocol/xml.ts';
import { type Answer, refuse } from '../refusal.ts';
import type { Call, World } from '../world.ts';
import { passwordPolicyOf } from './account-password-policy.ts';
import { accountSummaryOf } from './account-summary.ts';
import { paged } from './pages.ts';
import { virtualMfaDevicesOf } from './virtual-mfa-devices.ts';

/** IAM API Reference, GetAccountSummary. */
export function getAccountSummary({ principal }: Call): Answer {
  const entries = Object.entries(accountSummaryOf(principal.account)).map(
    ([key, value]) => `<entry><key>${escapeXml(key)}</key><value>${value}</value></entry>`,
  );
  return around('SummaryMap', entries.join(''));
}

/** IAM API Reference, GetAccountPasswordPolicy. */
export function getAccountPasswordPolicy({ principal: { account } }: Call): Answer {
  const policy = passwordPolicyOf(account);
  if (policy === undefined)
    return refuse('NoSuchEntity', 404, `The Password Policy with domain name ${account.id} cannot be found.`);
  const fields = Object.entries(policy).map(([name, value]) => element(name, value));
  return around('PasswordPolicy', fields.join(''));
}

/** IAM API Reference, ListVirtualMFADevices. */
export function listVirtualMfaDevices(call: Call): Answer {
  const { world, principal, parameters } = call;
  const status = parameters.text('AssignmentStatus') ?? 'Any';
  if (!['Assigned', 'Unassigned', 'Any'].includes(status)) {
    return refuse(
      'ValidationError',
      400,
      `1 validation error detected: Value '${status}' at 'assignmentStatus' failed to satisfy constraint: Member must satisfy enum value set: [Any, Unassigned, Assigned]`,
    );
  }
  const devices = virtualMfaDevicesOf(principal.account, world.organization.partition).filter(
    ({ User }) => status === 'Any' || (User !== undefined) === (status === 'Assigned'),
  );
  return paged(call, devices, (page) =>
    members('VirtualMFADevices', page, (device) => deviceXml(device, world)),
  );
}

function deviceXml({ SerialNumber, EnableDate, User }: VirtualMfaDevice, world: World): string {
  const enabled = EnableDate === undefined ? '' : element('EnableDate', xmlTime(world.at(EnableDate)));
  const user = User === undefined ? '' : around('User', userXml(User, world));
  return element('SerialNumber', SerialNumber) + enabled + user;
}

function userXml(user: NonNullable<VirtualMfaDevice['User']>, world: World): string {
  const { Path, UserName, UserId, Arn, CreateDate, PasswordLastUsed } = user;
  const time = (name: string, moment: typeof CreateDate) =>
    moment === undefined ? '' : element(name, xmlTime(world.at(moment)));
  return (
    element('Path', Path) +
    element('UserName', UserName) +
    element('UserId', UserId) +
    element('Arn', Arn) +
    time('CreateDate', CreateDate) +
    time('PasswordLastUsed', PasswordLastUsed)
  );
}
