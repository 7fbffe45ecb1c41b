import type { SimulatedCall } from '../organization/calls.ts';
import { ACCOUNT_OPERATIONS } from './account/operations.ts';
import { CLOUDTRAIL_OPERATIONS } from './cloudtrail/operations.ts';
import { IAM_OPERATIONS } from './iam/operations.ts';
import { ORGANIZATIONS_OPERATIONS } from './organizations/operations.ts';
import { SQS_OPERATIONS } from './sqs/operations.ts';
import { STS_OPERATIONS } from './sts/operations.ts';
import type { Operation } from './world.ts';

const OPERATIONS: Readonly<Record<SimulatedCall, Operation>> = {
  ...IAM_OPERATIONS,
  ...STS_OPERATIONS,
  ...ORGANIZATIONS_OPERATIONS,
  ...ACCOUNT_OPERATIONS,
  ...CLOUDTRAIL_OPERATIONS,
  ...SQS_OPERATIONS,
};

const BY_NAME: ReadonlyMap<string, Operation> = new Map(Object.entries(OPERATIONS));

/** The operation of this name (`iam:GetUser`); `undefined` for the calls that the product does not make. */
export function operationOf(name: string): Operation | undefined {
  return BY_NAME.get(name);
}
