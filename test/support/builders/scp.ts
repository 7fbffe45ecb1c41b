import type { ServiceControlPolicy } from '../../../src/domain/account.ts';

/** A statement that denies the root user everything; overrides replace whole elements, `undefined` removes one. */
export function denyRootStatement(overrides: Readonly<Record<string, unknown>> = {}): object {
  return {
    Sid: 'DenyRoot',
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
    ...overrides,
  };
}

/** The exemption of central root sessions, as AWS documents it. */
export const EXCEPT_CENTRAL_SESSIONS = { Null: { 'aws:AssumedRoot': 'true' } };

/** A policy of these statements, attached to the organization's root unless said otherwise. */
export function anScp(
  statements: readonly object[] | object = denyRootStatement(),
  overrides: Partial<ServiceControlPolicy> = {},
): ServiceControlPolicy {
  return {
    id: 'p-9x2',
    name: 'deny-root',
    document: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
    targetIds: ['r-ab12'],
    ...overrides,
  };
}
