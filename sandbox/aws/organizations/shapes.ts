import type { OrganizationAccount, Policy, Unit } from '../../organization/organization.ts';
import { jsonTime } from '../protocol/time.ts';
import type { World } from '../world.ts';

/** ARN of something in the organization: `arn:aws:organizations::<management>:ou/o-…/ou-…`. */
export function arnOf({ organization, management }: World, kind: string, id: string): string {
  return `arn:${organization.partition}:organizations::${management.id}:${kind}/${organization.id}/${id}`;
}

/** Where it is: `o-…/r-…/ou-…/<id>/`. */
export function pathOf({ organization, directory }: World, parentId: string, id: string): string {
  return `${[organization.id, ...directory.chainOf(parentId), id].join('/')}/`;
}

/** `Account` without `Status`, which AWS retired on 2026-09-09. */
export function accountShape(world: World, account: OrganizationAccount): object {
  const { id, name, email, state, joined, parentId, isManagement } = account;
  return {
    Id: id,
    Arn: arnOf(world, 'account', id),
    Email: email,
    Name: name,
    State: state,
    Paths: [pathOf(world, parentId, id)],
    JoinedMethod: isManagement ? 'INVITED' : 'CREATED',
    JoinedTimestamp: jsonTime(world.at(joined)),
  };
}

export function unitShape(world: World, { id, name, parentId }: Unit): object {
  return { Id: id, Arn: arnOf(world, 'ou', id), Name: name, Path: pathOf(world, parentId, id) };
}

const POLICY_TYPES = [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }];

export function rootShape(world: World): object {
  const { rootId } = world.organization;
  return { Id: rootId, Arn: arnOf(world, 'root', rootId), Name: 'Root', PolicyTypes: POLICY_TYPES };
}

export function organizationShape(world: World): object {
  const { organization, management } = world;
  const { id } = organization;
  return {
    Id: id,
    Arn: `arn:${organization.partition}:organizations::${management.id}:organization/${id}`,
    FeatureSet: 'ALL',
    MasterAccountArn: arnOf(world, 'account', management.id),
    MasterAccountId: management.id,
    MasterAccountEmail: management.email,
    AvailablePolicyTypes: POLICY_TYPES,
  };
}

export function policyShape(world: World, { id, name, description, awsManaged }: Policy): object {
  const { partition } = world.organization;
  return {
    Id: id,
    Arn: awsManaged
      ? `arn:${partition}:organizations::aws:policy/service_control_policy/${id}`
      : arnOf(world, 'policy', `service_control_policy/${id}`),
    Name: name,
    Description: description,
    Type: 'SERVICE_CONTROL_POLICY',
    AwsManaged: awsManaged,
  };
}

/** What a policy is attached to. */
export function targetShape(world: World, id: string): object {
  const { directory } = world;
  const unit = directory.unit(id);
  if (unit !== undefined)
    return { TargetId: id, Arn: arnOf(world, 'ou', id), Name: unit.name, Type: 'ORGANIZATIONAL_UNIT' };
  const account = directory.account(id);
  if (account !== undefined)
    return { TargetId: id, Arn: arnOf(world, 'account', id), Name: account.name, Type: 'ACCOUNT' };
  return { TargetId: id, Arn: arnOf(world, 'root', id), Name: 'Root', Type: 'ROOT' };
}
