import type { Operation } from '../world.ts';
import { adminsOnly } from './access.ts';
import { describeAccount, listAccounts, listDelegatedAdministrators } from './account-operations.ts';
import { describePolicy, listPolicies, listTargetsForPolicy } from './policy-operations.ts';
import { organizationShape } from './shapes.ts';
import { listTagsForResource } from './tags.ts';
import {
  listAccountsForParent,
  listChildren,
  listOrganizationalUnitsForParent,
  listParents,
  listRoots,
} from './tree-operations.ts';

/** Organizations API Reference. Every account may ask which organization it is in. */
export const ORGANIZATIONS_OPERATIONS = {
  'organizations:DescribeOrganization': ({ world }) =>
    JSON.stringify({ Organization: organizationShape(world) }),
  'organizations:ListRoots': adminsOnly(listRoots),
  'organizations:ListAccounts': adminsOnly(listAccounts),
  'organizations:DescribeAccount': adminsOnly(describeAccount),
  'organizations:ListOrganizationalUnitsForParent': adminsOnly(listOrganizationalUnitsForParent),
  'organizations:ListAccountsForParent': adminsOnly(listAccountsForParent),
  'organizations:ListChildren': adminsOnly(listChildren),
  'organizations:ListParents': adminsOnly(listParents),
  'organizations:ListTagsForResource': adminsOnly(listTagsForResource),
  'organizations:ListPolicies': adminsOnly(listPolicies),
  'organizations:DescribePolicy': adminsOnly(describePolicy),
  'organizations:ListTargetsForPolicy': adminsOnly(listTargetsForPolicy),
  'organizations:ListDelegatedAdministrators': adminsOnly(listDelegatedAdministrators),
} satisfies Readonly<Record<string, Operation>>;
