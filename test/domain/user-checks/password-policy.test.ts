import { known } from '../../../src/domain/fact.ts';
import type { PasswordPolicy } from '../../../src/domain/user-checks/evidence.ts';
import { USER_CHECKS } from '../../../src/domain/user-checks/register.ts';
import { usersOf } from '../../../src/domain/user-checks/users-of.ts';
import { anAccount } from '../../support/builders/account.ts';
import { aCredentialReport } from '../../support/builders/credential-report.ts';
import { NOW } from '../../support/builders/time.ts';
import { STRONG_POLICY, USER_THRESHOLDS, userReadings } from '../../support/builders/users.ts';

const POLICY_CHECKS = USER_CHECKS.filter(({ id }) => id.startsWith('password-policy'));

/** The status of every check of the policy, by id. */
function statuses(policy: PasswordPolicy | null): Record<string, string> {
  const by = { thresholds: USER_THRESHOLDS, now: NOW };
  const evidence = usersOf(anAccount(), userReadings(aCredentialReport(), policy), by);
  const fact = known(evidence, 'credential report', NOW);
  return Object.fromEntries(POLICY_CHECKS.map((check) => [check.id, check.evaluate(fact).status]));
}

test('a policy that keeps every rule passes them all', () => {
  expect(new Set(Object.values(statuses(STRONG_POLICY)))).toEqual(new Set(['pass']));
});

test('no policy fails once, and its rules do not apply', () => {
  const { 'password-policy': missing, ...rules } = statuses(null);

  expect(missing).toBe('fail');
  expect(new Set(Object.values(rules))).toEqual(new Set(['not-applicable']));
});

test.each<[string, PasswordPolicy]>([
  ['password-policy-length', { MinimumPasswordLength: 13 }],
  ['password-policy-reuse', { PasswordReusePrevention: 23 }],
  ['password-policy-uppercase', { RequireUppercaseCharacters: false }],
  ['password-policy-lowercase', { RequireLowercaseCharacters: false }],
  ['password-policy-symbols', { RequireSymbols: false }],
  ['password-policy-numbers', { RequireNumbers: false }],
  ['password-policy-expiry', { MaxPasswordAge: 91 }],
  ['password-policy-expiry', { MaxPasswordAge: 0 }],
])('%s alone fails by %j', (id, weak) => {
  const failed = Object.entries(statuses({ ...STRONG_POLICY, ...weak })).filter(
    ([, status]) => status === 'fail',
  );

  expect(failed).toEqual([[id, 'fail']]);
});

test('what AWS leaves out where it is not set fails; what it always gives is unknown where it is not there', () => {
  expect(statuses({})).toEqual({
    'password-policy': 'pass',
    'password-policy-length': 'unknown',
    'password-policy-reuse': 'fail',
    'password-policy-uppercase': 'unknown',
    'password-policy-lowercase': 'unknown',
    'password-policy-symbols': 'unknown',
    'password-policy-numbers': 'unknown',
    'password-policy-expiry': 'fail',
  });
});
