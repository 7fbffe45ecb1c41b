import { AUDIT_ROLE_ACTIONS } from '../organization/calls.ts';
import { type Dialect, REFUSALS } from './dialect.ts';
import type { Principal } from './identity/principal.ts';
import type { Refusal } from './refusal.ts';
import type { Call } from './world.ts';

const ALLOWED_TO_AUDIT: ReadonlySet<string> = new Set(AUDIT_ROLE_ACTIONS);

/** AWS's answer where the caller may not make this call; `undefined` where it may. */
export function denialOf({ world, principal, name }: Call, dialect: Dialect): Refusal | undefined {
  if (name === 'sts:GetCallerIdentity') return undefined;
  const refusals = REFUSALS[dialect];
  const subject = { ...principal, assumedRoot: principal.kind === 'root' };
  if (world.deniedByPolicy(subject, name))
    return refusals.accessDenied(
      notAuthorized(principal, name, 'with an explicit deny in a service control policy'),
    );
  return allows(principal, name) ? undefined : refusals.accessDenied(notAllowed(principal, name));
}

/** AWS's words for an action that nothing allows. IAM User Guide, "Troubleshoot access denied error messages". */
export function notAllowed(principal: Principal, action: string): string {
  const policy = principal.kind === 'root' ? 'session' : 'identity-based';
  return notAuthorized(principal, action, `because no ${policy} policy allows the ${action} action`);
}

/** AWS's words for a refusal; `resource` is `*` for actions on no resource in particular. */
export function notAuthorized({ arn }: Principal, action: string, because = '', resource = '*'): string {
  return `User: ${arn} is not authorized to perform: ${action} on resource: ${resource} ${because}`.trimEnd();
}

/** The app's user may make every call that is simulated; what an account may not do is the operation's to say. */
function allows(principal: Principal, action: string): boolean {
  switch (principal.kind) {
    case 'user':
      return true;
    case 'role':
      return ALLOWED_TO_AUDIT.has(action) && !principal.role.denied.includes(action);
    case 'root':
      return principal.task.actions.has(action);
  }
}
