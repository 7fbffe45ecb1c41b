import type { Policy } from './organization.ts';

/** The policy that AWS attaches to the root, every unit and every account when SCPs are turned on. */
export function fullAccess(targetIds: readonly string[]): Policy {
  return {
    id: 'p-FullAWSAccess',
    name: 'FullAWSAccess',
    description: 'Allows access to every operation',
    document: JSON.stringify(
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
      undefined,
      2,
    ),
    awsManaged: true,
    targetIds,
  };
}
