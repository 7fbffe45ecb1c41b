import { rootArn } from '../../../src/domain/account.ts';
import { SECOND } from '../../../src/domain/time.ts';
import type { OrganizationAccount } from '../../organization/organization.ts';
import { accountIdIn } from '../faults.ts';
import type { Principal } from '../identity/principal.ts';
import { type RootTask, rootTaskOf } from '../identity/root-task.ts';
import { notAuthorized } from '../permissions.ts';

import { type Answer, type Refusal, refuse } from '../refusal.ts';
import type { Call } from '../world.ts';
import { credentialsXml } from './credentials-xml.ts';
import { invalid, wrongDuration } from './validation.ts';

const LONGEST = 900;
const BY_POLICY = 'with an explicit deny in a service control policy';

/**
 * STS API Reference, AssumeRoot: Regional endpoints only, for the management account and the delegated administrator
 * of IAM, into member accounts.
 */
export function assumeRoot(call: Call): Answer {
  const { world, parameters, region } = call;
  const { partition } = world.organization;
  if (region === 'aws-global') return globalEndpoint();
  const seconds = parameters.number('DurationSeconds') ?? LONGEST;
  const taskArn = parameters.text('TaskPolicyArn.arn') ?? '';
  const task = rootTaskOf(taskArn, partition);
  const wrong = wrongDuration(seconds, 0, LONGEST) ?? (task === undefined ? wrongTask(taskArn) : undefined);
  if (wrong !== undefined || task === undefined) return wrong ?? wrongTask(taskArn);
  const account = world.directory.account(accountIdIn(parameters.text('TargetPrincipal')));
  if (account === undefined || !mayOpen(call, account, task)) return notOpened(call);
  if (deniedByPolicy(call, account)) return notOpened(call, BY_POLICY);
  const now = world.realTime();
  const credentials = world.identities.openSession(rootOf(call, account, task), now, now + seconds * SECOND);
  return credentialsXml(credentials);
}

/** AWS's refusal of a session; `because` where it gives a reason. */
export function notOpened({ world, principal, parameters }: Call, because = ''): Refusal {
  const target = accountIdIn(parameters.text('TargetPrincipal'));
  const resource = `arn:${world.organization.partition}:iam::${target}:root`;
  return refuse('AccessDenied', 403, notAuthorized(principal, 'sts:AssumeRoot', because, resource));
}

function mayOpen({ world, principal }: Call, account: OrganizationAccount, task: RootTask): boolean {
  const { features, delegatedAdministrator } = world.organization;
  const fromHere = principal.account.isManagement || principal.account.id === delegatedAdministrator;
  return fromHere && !account.isManagement && account.state === 'ACTIVE' && features[task.needs];
}

function deniedByPolicy({ world }: Call, account: OrganizationAccount): boolean {
  const principalArn = rootArn(world.organization.partition, account.id);
  return world.deniedByPolicy({ account, principalArn, assumedRoot: true }, 'sts:AssumeRoot', principalArn);
}

function rootOf({ world }: Call, account: OrganizationAccount, task: RootTask): Principal {
  const arn = rootArn(world.organization.partition, account.id);
  return { kind: 'root', account, task, arn, principalArn: arn, userId: account.id };
}

/** The global endpoint does not know the operation. */
function globalEndpoint(): Refusal {
  return refuse(
    'InvalidAction',
    400,
    'AssumeRoot is not supported on the global endpoint. Use a Regional endpoint.',
  );
}

function wrongTask(arn: string): Refusal {
  return invalid(arn, 'taskPolicyArn.arn', 'Member must be the ARN of a root task policy');
}
