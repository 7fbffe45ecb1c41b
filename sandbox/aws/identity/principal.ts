import type { AuditRole, OrganizationAccount } from '../../organization/organization.ts';
import type { RootTask } from './root-task.ts';

/** Who makes a call. */
export type Principal = {
  readonly account: OrganizationAccount;
  /** As AWS names it in answers and errors: of a role, that of its session. */
  readonly arn: string;
  readonly userId: string;
  /** What `aws:PrincipalArn` is: of a role, the role's own ARN. */
  readonly principalArn: string;
} & (
  | { readonly kind: 'user' }
  | { readonly kind: 'role'; readonly role: AuditRole }
  | { readonly kind: 'root'; readonly task: RootTask }
);
