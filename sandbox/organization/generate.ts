import { type AccountId, parseAccountId } from '../../src/domain/account.ts';
import { DAY } from '../../src/domain/time.ts';
import { between, type Dice, diceOf, oneOf } from './dice.ts';
import { fullAccess } from './full-access.ts';
import { inventedRootUser } from './invented-root-user.ts';
import { before } from './moment.ts';
import type { Organization, OrganizationAccount, Policy, Unit } from './organization.ts';
import { rootIdOf, unitsOf } from './units.ts';

export interface GenerateOptions {
  /** With the management account. */
  readonly accounts: number;
  readonly seed: number;
  readonly usersPerAccount?: number;
}

const ORGANIZATION_ID = 'o-generated00';
const UNITS = [
  'security',
  'infrastructure',
  'workloads',
  'workloads/prod',
  'workloads/staging',
  'workloads/dev',
  'sandbox',
];
const STAGES = ['prod', 'prod', 'staging', 'dev', 'dev'] as const;
const PRODUCTS = [
  'payments',
  'search',
  'crm',
  'billing',
  'media',
  'ledger',
  'catalog',
  'fraud',
  'data',
  'mobile',
] as const;

/** An organization of so many accounts with a realistic spread of problems; the same one for the same options. */
export function generateOrganization(options: GenerateOptions): Organization {
  const { accounts: count, seed, usersPerAccount = 50 } = options;
  const rootId = rootIdOf(ORGANIZATION_ID);
  const units = unitsOf(UNITS, rootId);
  const dice = diceOf(seed);
  const management = managementAccount(rootId, usersPerAccount);
  const members = Array.from({ length: Math.max(0, count - 1) }, (_, n) =>
    memberAccount(dice, n + 1, management.id, units, usersPerAccount),
  );
  const accounts = [management, ...members];
  return {
    id: ORGANIZATION_ID,
    partition: 'aws',
    rootId,
    features: { rootCredentialsManagement: true, rootSessions: true },
    trustedAccess: true,
    units,
    policies: [
      fullAccess([rootId, ...units.map(({ id }) => id), ...accounts.map(({ id }) => id)]),
      denyRoot(units),
    ],
    accounts,
  };
}

function managementAccount(rootId: string, users: number): OrganizationAccount {
  return {
    ...unremarkable('organization-management', accountIdAt(0), users),
    isManagement: true,
    parentId: rootId,
    securityContact: SECURITY,
    root: {
      created: before(2_000 * DAY),
      password: { changed: before(700 * DAY), lastUsed: before(260 * DAY) },
      mfa: ['fido'],
      accessKeys: [],
      certificates: [],
    },
  };
}

function memberAccount(
  dice: Dice,
  n: number,
  managementId: AccountId,
  units: readonly Unit[],
  users: number,
): OrganizationAccount {
  const stage = oneOf(dice, STAGES);
  const name = `${oneOf(dice, PRODUCTS)}-${stage}-${n}`;
  const unit = units.find(({ path }) => path.join('/') === `workloads/${stage}`);
  return {
    ...unremarkable(name, accountIdAt(n), users),
    parentId: unit?.id ?? '',
    state: dice() < 0.005 ? 'SUSPENDED' : 'ACTIVE',
    tags: { env: stage, 'cost-center': String(between(dice, 1_000, 1_050)) },
    root: inventedRootUser(dice),
    ...(dice() < 0.99 ? { auditRole: { name: 'rootkeeper-audit', trusts: [managementId], denied: [] } } : {}),
    ...(dice() < 0.9 ? { securityContact: SECURITY } : {}),
  };
}

const SECURITY = {
  name: 'Security team',
  email: 'security@corp.example',
  title: 'Security',
  phone: '+1 555 0100',
};

function unremarkable(name: string, id: AccountId, users: number): OrganizationAccount {
  return {
    ...{ id, name, users },
    email: `aws+${name}@corp.example`,
    state: 'ACTIVE',
    isManagement: false,
    parentId: '',
    tags: {},
    joined: before(900 * DAY),
    root: { created: before(900 * DAY), mfa: [], accessKeys: [], certificates: [] },
    verbatim: {},
    latency: 0,
    faults: {},
  };
}

/** Spread over the twelve digits as AWS's are. */
function accountIdAt(n: number): AccountId {
  const id = parseAccountId(String(100_000_000_000 + ((n * 7_919_999_983) % 899_999_999_999)));
  if (id === undefined) throw new Error(`no account id for account ${n}`);
  return id;
}

function denyRoot(units: readonly Unit[]): Policy {
  return {
    id: 'p-denyroot1',
    name: 'deny-root',
    description: 'Denies the root user everything but central root sessions',
    document: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'DenyRoot',
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: {
            StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' },
            Null: { 'aws:AssumedRoot': 'true' },
          },
        },
      ],
    }),
    awsManaged: false,
    targetIds: units.filter(({ path }) => path.join('/') === 'workloads/prod').map(({ id }) => id),
  };
}
