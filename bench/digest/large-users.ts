import { known } from '../../src/domain/fact.ts';
import { DAY, type Instant } from '../../src/domain/time.ts';
import type { UserRule, UsersEvidence, UserTally } from '../../src/domain/user-checks/evidence.ts';

const USERS = 50;

const POLICY = {
  MinimumPasswordLength: 14,
  RequireUppercaseCharacters: true,
  RequireLowercaseCharacters: true,
  RequireNumbers: true,
  RequireSymbols: true,
  PasswordReusePrevention: 24,
  MaxPasswordAge: 90,
};

/** The IAM users of the n-th account as a sweep keeps them: fifty, of whom some fail three checks where anything fails. */
export function largeUsers(n: number, fails: boolean, at: Instant): UsersEvidence {
  const tally = (rule: UserRule, asked: number): UserTally => ({
    ...NOBODY,
    asked,
    failing: fails ? 1 + ((n * 7 + rule.length) % 24) : 0,
  });
  const summary = {
    count: USERS,
    thresholds: { keyAge: 90 * DAY, unused: 90 * DAY },
    tallies: {
      mfa: tally('mfa', 30),
      'key-age': tally('key-age', 25),
      'key-unused': tally('key-unused', 25),
      'password-unused': { ...NOBODY, asked: 30 },
      'two-keys': { ...NOBODY, asked: 25 },
      'signing-certificate': { ...NOBODY, asked: USERS },
    },
  };
  return {
    users: known(summary, 'credential report', at),
    passwordPolicy: known(POLICY, 'password policy', at),
  };
}

const NOBODY: UserTally = { asked: 0, failing: 0, undecided: 0, failingUsers: [], undecidedUsers: [] };
