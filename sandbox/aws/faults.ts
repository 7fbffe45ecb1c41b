import type { Fault, OrganizationAccount } from '../organization/organization.ts';
import type { Principal } from './identity/principal.ts';
import type { Parameters } from './protocol/request.ts';
import type { World } from './world.ts';

/** What the organization file lets go wrong with this call about the account. `all` means calls into the account. */
export function faultIn({ faults }: OrganizationAccount, call: string): Fault | undefined {
  return faults[call] ?? (/^(iam|sts|cloudtrail):/.test(call) ? faults.all : undefined);
}

/** The account that a call is about, whose faults and latency it meets: the one it enters, or asks after. */
export function subjectOf(
  world: World,
  principal: Principal,
  call: string,
  parameters: Parameters,
): OrganizationAccount | undefined {
  const { directory } = world;
  switch (call) {
    case 'sts:AssumeRole':
      return directory.account(accountIdIn(parameters.text('RoleArn')));
    case 'sts:AssumeRoot':
      return directory.account(accountIdIn(parameters.text('TargetPrincipal')));
    case 'organizations:DescribeAccount':
    case 'account:GetAlternateContact':
      return directory.account(parameters.text('AccountId') ?? principal.account.id);
    case 'organizations:ListTagsForResource':
      return directory.account(parameters.text('ResourceId') ?? '');
    default:
      return /^(iam|cloudtrail):/.test(call) ? principal.account : undefined;
  }
}

/** The account in an ARN, or the text itself where it is no ARN. */
export function accountIdIn(text = ''): string {
  return text.startsWith('arn:') ? (text.split(':')[4] ?? '') : text;
}
