import { SECOND } from '../../../src/domain/time.ts';
import { capitalIdFrom } from '../../organization/ids.ts';
import type { AuditRole, OrganizationAccount } from '../../organization/organization.ts';
import { accountIdIn } from '../faults.ts';
import type { Principal } from '../identity/principal.ts';
import { notAuthorized } from '../permissions.ts';
import { around, element } from '../protocol/xml.ts';
import { type Answer, type Refusal, refuse } from '../refusal.ts';
import type { Call } from '../world.ts';
import { credentialsXml } from './credentials-xml.ts';
import { invalid, wrongDuration } from './validation.ts';

/** A role's own limit, unless somebody raised it. */
const MAX_SESSION_SECONDS = 3_600;

/** STS API Reference, AssumeRole. AWS does not say which of role, trust and external id is wrong. */
export function assumeRole(call: Call): Answer {
  const { world, parameters } = call;
  const roleArn = parameters.text('RoleArn') ?? '';
  const sessionName = parameters.text('RoleSessionName') ?? '';
  const seconds = parameters.number('DurationSeconds') ?? MAX_SESSION_SECONDS;
  const wrong = wrongInput(sessionName, seconds);
  if (wrong !== undefined) return wrong;
  const account = world.directory.account(accountIdIn(roleArn));
  const role = account === undefined ? undefined : roleFor(call, account, roleArn);
  if (account === undefined || role === undefined) return notAssumable(call, roleArn);
  const principal = sessionOf(account, role, roleArn, sessionName);
  const now = world.realTime();
  const credentials = world.identities.openSession(principal, now, now + seconds * SECOND);
  const user = element('AssumedRoleId', principal.userId) + element('Arn', principal.arn);
  return around('AssumedRoleUser', user) + credentialsXml(credentials);
}

/** AWS's refusal of a role that is not there, or not for this caller. */
export function notAssumable({ principal }: Pick<Call, 'principal'>, roleArn: string): Refusal {
  return refuse('AccessDenied', 403, notAuthorized(principal, 'sts:AssumeRole', '', roleArn));
}

function wrongInput(sessionName: string, seconds: number): Refusal | undefined {
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) {
    return invalid(
      sessionName,
      'roleSessionName',
      'Member must satisfy regular expression pattern: [\\w+=,.@-]* and have length between 2 and 64',
    );
  }
  if (seconds > MAX_SESSION_SECONDS && seconds <= 43_200) {
    return refuse(
      'ValidationError',
      400,
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  return wrongDuration(seconds, 900, 43_200);
}

/** The account's role of this ARN, where it is there, trusts the caller and is asked with the right external id. */
function roleFor(call: Call, account: OrganizationAccount, roleArn: string): AuditRole | undefined {
  const { world, principal, parameters } = call;
  const { auditRole } = account;
  if (auditRole === undefined || account.state !== 'ACTIVE') return undefined;
  if (roleArn !== `arn:${world.organization.partition}:iam::${account.id}:role/${auditRole.name}`)
    return undefined;
  if (auditRole.externalId !== undefined && auditRole.externalId !== parameters.text('ExternalId'))
    return undefined;
  return isTrusted(principal, auditRole.trusts) ? auditRole : undefined;
}

function isTrusted({ arn, principalArn, account }: Principal, trusts: readonly string[]): boolean {
  return trusts.some(
    (trusted) =>
      trusted === arn ||
      trusted === principalArn ||
      trusted === account.id ||
      (trusted.endsWith(':root') && accountIdIn(trusted) === account.id),
  );
}

/** The role's path is no part of a session's ARN. */
function sessionOf(
  account: OrganizationAccount,
  role: AuditRole,
  roleArn: string,
  sessionName: string,
): Principal {
  const roleName = role.name.slice(role.name.lastIndexOf('/') + 1);
  const partition = roleArn.split(':')[1] ?? 'aws';
  return {
    ...{ kind: 'role', account, role },
    arn: `arn:${partition}:sts::${account.id}:assumed-role/${roleName}/${sessionName}`,
    userId: `AROA${capitalIdFrom(`role ${roleArn}`, 17)}:${sessionName}`,
    principalArn: roleArn,
  };
}
