import type { AccountFile } from './account-schema.ts';
import type { Credentials, IamUser, OrganizationAccount } from './organization.ts';
import { momentOf } from './verbatim-from-file.ts';

/** A user's credentials as the file describes them. A password that says nothing was set with the user. */
export function credentialsOf(described: AccountFile['root']): Credentials {
  const { created, password, mfa, accessKeys, certificates } = described;
  return {
    created: momentOf(created),
    ...(password === undefined ? {} : { password: passwordOf(password, created) }),
    mfa,
    accessKeys: accessKeys.map(({ active, created, lastUsed, region, service }) => ({
      active,
      created: momentOf(created),
      ...(lastUsed === undefined ? {} : { lastUse: { at: momentOf(lastUsed), region, service } }),
    })),
    certificates: certificates.map(({ active, uploaded }) => ({ active, uploaded: momentOf(uploaded) })),
  };
}

export function usersOf(users: AccountFile['users']): OrganizationAccount['users'] {
  if (typeof users === 'number') return users;
  return users.map((user): IamUser => ({ name: user.name, ...credentialsOf(user) }));
}

function passwordOf(
  { changed, lastUsed }: NonNullable<AccountFile['root']['password']>,
  created: string,
): NonNullable<Credentials['password']> {
  return {
    changed: momentOf(changed ?? created),
    ...(lastUsed === undefined ? {} : { lastUsed: momentOf(lastUsed) }),
  };
}
