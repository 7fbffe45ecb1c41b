import type { Instant } from '../../domain/time.ts';
import type { PasswordPolicy, UsersEvidence, UsersSummary } from '../../domain/user-checks/evidence.ts';
import { number } from '../text/words.ts';
import { line } from './facts.ts';

/** What was measured of an account's IAM users, each fact with its value, source and age. */
export function userFacts({ users, passwordPolicy }: UsersEvidence, now: Instant): string[] {
  const each = (label: string, of: (summary: UsersSummary) => number) =>
    line(label, users, (summary) => number(of(summary)), now);
  return [
    each('IAM users', ({ count }) => count),
    each('With a password', ({ tallies }) => tallies.mfa.asked),
    each('With an active access key', ({ tallies }) => tallies['key-age'].asked),
    line('Password policy', passwordPolicy, (policy) => policy && policyInWords(policy), now),
  ];
}

function policyInWords(policy: PasswordPolicy): string {
  const { MinimumPasswordLength: length, PasswordReusePrevention: remembered, MaxPasswordAge: days } = policy;
  const kinds = [
    ...(policy.RequireUppercaseCharacters === true ? ['uppercase'] : []),
    ...(policy.RequireLowercaseCharacters === true ? ['lowercase'] : []),
    ...(policy.RequireNumbers === true ? ['numbers'] : []),
    ...(policy.RequireSymbols === true ? ['symbols'] : []),
  ];
  return [
    length === undefined ? 'length not known' : `${length} characters`,
    kinds.length === 0 ? 'of any kind' : `with ${kinds.join(', ')}`,
    remembered === undefined ? 'reuse allowed' : `last ${remembered} not again`,
    days === undefined ? 'no expiry' : `expire after ${days} days`,
  ].join(', ');
}
