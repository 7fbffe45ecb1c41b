import type { Account, Directory } from '../../src/domain/account.ts';
import { assemble } from '../../src/domain/assemble.ts';
import type { RootEvidence } from '../../src/domain/evidence.ts';
import { known } from '../../src/domain/fact.ts';
import { judge, judgingContext } from '../../src/domain/judge.ts';
import type { AuditOutcome, Posture } from '../../src/domain/posture.ts';
import { DAY, type Instant, MINUTE } from '../../src/domain/time.ts';
import { withUsers } from '../../src/domain/user-checks/judge-users.ts';
import type { SweptAccount } from '../../src/operations/digest-ports.ts';
import { aDirectory, anAccount } from '../../test/support/builders/account.ts';
import { anEvidenceWithoutCredentials } from '../../test/support/builders/evidence.ts';
import { largeSweep } from '../../test/support/builders/large-organization.ts';
import { aCheckPolicy, features } from '../../test/support/builders/subject.ts';
import { largeUsers } from './large-users.ts';

/** One day of a large organization, as a sweep measures it. */
export interface LargeDay {
  readonly directory: Directory;
  readonly swept: readonly SweptAccount[];
}

/** clear: nothing fails. calm: a tenth of the accounts fails three checks. bad: every one does. */
export type Kind = 'clear' | 'calm' | 'bad';

/** What production judges it to be. */
export function postureOf({ directory, swept }: LargeDay, at: Instant): Posture {
  const context = judgingContext(directory, features(), aCheckPolicy(), at);
  const audits = new Map(swept.map(({ id, audit }) => [id, audit]));
  const accounts = directory.accounts.flatMap((account) => {
    const audit = audits.get(account.id);
    return audit === undefined ? [] : [withUsers(judge(account, audit, context))];
  });
  const { organization } = context;
  return assemble({
    scope: 'all',
    measuredAt: at,
    directoryAsOf: at,
    organization,
    accounts,
    undecidedMembers: 0,
  });
}

/** A day of the same organization of so many accounts, measured at `at`. Ids and ages follow no pattern. */
export function largeDay(size: number, kind: Kind, at: Instant): LargeDay {
  const swept = largeSweep(size).map(({ id, audit }, n) => {
    return { id, measuredAt: at + n * 7, audit: auditOf(audit, n, kind, at) };
  });
  const directory = aDirectory({ asOf: at, accounts: swept.map(({ id }, n) => accountNumber(id, n)) });
  return { directory, swept };
}

function accountNumber(id: Account['id'], n: number): Account {
  const name = `${TEAMS[n % TEAMS.length]}-${Math.floor(n / TEAMS.length)}-${n % 3 === 0 ? 'prod' : 'dev'}`;
  return anAccount({
    id,
    name,
    email: `aws+${name}@corp.example`,
    ouPath: ['workloads', `team-${n % 60}`, n % 3 === 0 ? 'prod' : 'dev'],
  });
}

const TEAMS = ['payments', 'ledger', 'search', 'data-lake', 'identity', 'billing', 'legacy-crm'];

function auditOf(audit: AuditOutcome, n: number, kind: Kind, at: Instant): AuditOutcome {
  if (audit.kind !== 'audited') return audit;
  const { accountId, rootCreatedAt, passwordChangedAt } = audit.evidence;
  const own = { accountId, rootCreatedAt, passwordChangedAt, measuredAt: at + n * 7 };
  const fails = kind === 'bad' || (kind === 'calm' && n % 10 === 3);
  const evidence = { ...anEvidenceWithoutCredentials(own), ...(fails ? failing(n, at) : {}) };
  return { ...audit, evidence, users: largeUsers(n, fails, at) };
}

/** A young key, a use of root, and no SCP that denies it; no two of them alike. */
function failing(n: number, at: Instant): Partial<RootEvidence> {
  const used = {
    kind: 'used',
    at: at - ((n * 7_919_000) % (40 * DAY)),
    service: 's3',
    region: 'eu-west-1',
  } as const;
  const key = {
    label: `access key ${(n % 2) + 1}`,
    active: n % 4 > 0,
    createdAt: known(at - 41 * DAY - n * MINUTE, 'credential report', at),
    lastUse: known(used, 'credential report', at),
  };
  return {
    mfaActive: known(true, 'account summary', at),
    mfaDevices: known({ kind: 'not-virtual-inferred' }, 'virtual MFA devices', at),
    accessKeysPresent: known(true, 'account summary', at),
    accessKeys: known([key], 'credential report', at),
  };
}

/** Ids in their order, as an app's are unique. */
export function numberedIds(): (purpose: string) => string {
  let made = 0;
  return (purpose) => {
    made += 1;
    return `${purpose}-${made}`;
  };
}
