import { type Account, type AccountId, type Directory, parseAccountId } from '../../../src/domain/account.ts';
import { known } from '../../../src/domain/fact.ts';
import { NOW } from './time.ts';

/** `text` as an account id; throws where it is none, so that a typo in a test shows at once. */
export function accountId(text: string): AccountId {
  const id = parseAccountId(text);
  if (id === undefined) throw new Error(`Not an account id: ${text}`);
  return id;
}

/** The n-th of as many account ids as a test wants: 100000000000, 100000000001, … */
export function accountIdNumber(n: number): AccountId {
  return accountId(String(100_000_000_000 + n));
}

/** A healthy member account, payments-prod, in the OU workloads/prod. */
export function anAccount(overrides: Partial<Account> = {}): Account {
  return {
    id: accountId('111122223333'),
    name: 'payments-prod',
    email: 'aws+payments-prod@corp.example',
    state: 'ACTIVE',
    isManagement: false,
    ouPath: ['workloads', 'prod'],
    ouIds: ['r-ab12', 'ou-ab12-workload', 'ou-ab12-prodprod'],
    tags: known({ env: 'prod' }, 'Organizations', NOW),
    securityContact: known({ name: 'Security', email: 'security@corp.example' }, 'Account API', NOW),
    ...overrides,
  };
}

/** The organization's management account: in no OU, bound by no SCP. */
export function aManagementAccount(overrides: Partial<Account> = {}): Account {
  return anAccount({
    id: accountId('999900001111'),
    name: 'corp-management',
    email: 'aws@corp.example',
    isManagement: true,
    ouPath: [],
    ouIds: ['r-ab12'],
    ...overrides,
  });
}

/** A directory of one member account, with no SCP. */
export function aDirectory(overrides: Partial<Directory> = {}): Directory {
  return {
    asOf: NOW,
    partition: 'aws',
    organizationId: 'o-corp123456',
    accounts: [anAccount()],
    serviceControlPolicies: known([], 'Organizations', NOW),
    ...overrides,
  };
}
