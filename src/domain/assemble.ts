import { SEVERITIES } from './checks/check.ts';
import { judgeOrganization } from './judge.ts';
import { commonTime, oldestData } from './oldest-data.ts';
import type { OrganizationFacts } from './organization.ts';
import type { AccountPosture, Posture, Standing } from './posture.ts';
import type { Instant } from './time.ts';

export interface PostureParts {
  /** The scope's label, as a person can type it again. */
  readonly scope: string;
  readonly about?: 'users';
  readonly measuredAt: Instant;
  /** When the account directory was read. */
  readonly directoryAsOf: Instant;
  readonly organization: OrganizationFacts;
  /** As `judge` gave them, in any order. */
  readonly accounts: readonly AccountPosture[];
  readonly undecidedMembers: number;
}

/**
 * The posture of a scope from its judged accounts: counted, dated, and sorted worst first: by severity, then by how many IAM
 * users it is, where it is about them, then by name, then id.
 */
export function assemble(parts: PostureParts): Posture {
  const { scope, about, measuredAt, directoryAsOf, organization, undecidedMembers } = parts;
  const commonAsOf = commonTime(directoryAsOf, organization);
  const oldest = oldestData(parts.accounts, commonAsOf);
  return {
    scope,
    ...(about && { about }),
    measuredAt,
    counts: countStandings(parts.accounts),
    directoryAsOf,
    commonAsOf,
    ...(oldest !== undefined && { oldestData: oldest }),
    features: organization.features,
    organization: about === 'users' ? [] : judgeOrganization(organization),
    accounts: worstFirst(parts.accounts),
    undecidedMembers,
  };
}

/**
 * How many root users could not be measured, whatever else was found about their accounts. More than
 * `counts.unmeasured` where such an account has a finding all the same, its e-mail address say.
 */
export function notMeasured(posture: Pick<Posture, 'accounts'>): number {
  return posture.accounts.filter(({ audit }) => audit.kind === 'unreachable').length;
}

function countStandings(accounts: readonly AccountPosture[]): Record<Standing, number> {
  const counts = { attention: 0, unmeasured: 0, partial: 0, clear: 0, skipped: 0 };
  for (const { standing } of accounts) counts[standing]++;
  return counts;
}

const STANDINGS: readonly Standing[] = ['attention', 'unmeasured', 'partial', 'clear', 'skipped'];

function worstFirst(accounts: readonly AccountPosture[]): readonly AccountPosture[] {
  return accounts
    .map((posture) => ({
      posture,
      rank: rank(posture),
      users: failingUsers(posture),
      name: sortKey(posture.account.name),
    }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        b.users - a.users ||
        compare(a.name, b.name) ||
        compare(a.posture.account.id, b.posture.account.id),
    )
    .map(({ posture }) => posture);
}

/** How many IAM users fail a check as grave as the worst; none where it is about root users. */
function failingUsers({ worst, results }: AccountPosture): number {
  const users = results.map((each) => (each.severity === worst ? (each.users ?? 0) : 0));
  return Math.max(0, ...users);
}

/** Numbers in names sort by their value, `dev-9` before `dev-10`; a collator that does so takes ten times as long. */
function sortKey(name: string): string {
  return name.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function rank({ standing, worst }: AccountPosture): number {
  const severity = worst === undefined ? SEVERITIES.length : SEVERITIES.indexOf(worst);
  return STANDINGS.indexOf(standing) * (SEVERITIES.length + 1) + severity;
}
