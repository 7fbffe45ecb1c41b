import { REFUSALS } from '../dialect.ts';
import type { Operation } from '../world.ts';

const { accessDenied } = REFUSALS.json;

/** The operation, for the management account and delegated administrators only. */
export function adminsOnly(operation: Operation): Operation {
  return (call) => {
    const { world, principal } = call;
    const { isManagement, id } = principal.account;
    return isManagement || id === world.organization.delegatedAdministrator
      ? operation(call)
      : accessDenied("You don't have permissions to access this resource.");
  };
}
