import type { OrganizationAccount } from '../../organization/organization.ts';

/** What AWS sets where a policy is made without saying so (IAM API Reference, UpdateAccountPasswordPolicy). */
const DEFAULTS = {
  MinimumPasswordLength: 6,
  RequireSymbols: false,
  RequireNumbers: false,
  RequireUppercaseCharacters: false,
  RequireLowercaseCharacters: false,
  AllowUsersToChangePassword: false,
};

/** The policy as AWS gives it: with its defaults, and whether passwords expire. `undefined`: the account has none. */
export function passwordPolicyOf({
  passwordPolicy,
}: OrganizationAccount): Readonly<Record<string, number | boolean>> | undefined {
  if (passwordPolicy === undefined) return undefined;
  const expires = typeof passwordPolicy.MaxPasswordAge === 'number' && passwordPolicy.MaxPasswordAge > 0;
  return { ...DEFAULTS, ExpirePasswords: expires, ...passwordPolicy };
}
