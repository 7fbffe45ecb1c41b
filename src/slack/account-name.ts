import type { Account } from '../domain/account.ts';
import { harmlessLabel } from './text/harmless.ts';

/** AWS allows 50 characters; room for hidden ones that are made visible. */
const NAME_LENGTH = 100;

/** The account's name, safe to show. */
export function accountName(account: Account): string {
  return account.name.trim() === '' ? '(no name)' : harmlessLabel(account.name, NAME_LENGTH);
}

/** Name and id: two accounts may have one name. */
export function accountLabel(account: Account): string {
  return `${accountName(account)} ${account.id}`;
}

/** The same for a heading. */
export function accountHeading(account: Account): string {
  return `${accountName(account)}  ${account.id}`;
}
