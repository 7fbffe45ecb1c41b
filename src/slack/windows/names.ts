import type { RichTextElement } from '@slack/types';
import type { Person } from '../../domain/window/person.ts';
import type { RequestedAccount } from '../../domain/window/request.ts';
import { person as mention, plain, usergroup } from '../blocks/rich-text.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { count } from '../text/words.ts';
import type { Room } from './room.ts';

/** The most who are called on in one message. */
const MENTIONS = 40;

/** The name that is on record. */
export function nameOf({ name, id }: Person, { label }: Pick<Room, 'label'>): string {
  return name.trim() === '' ? id : harmlessLabel(name, label);
}

/** The name with what tells two people of one name apart: the e-mail address, or the user id. */
export function whoIs(person: Person, room: Room): string {
  const { email, id } = person;
  const rest = email === undefined ? id : harmlessLabel(email, room.label);
  return nameOf(person, room) === id ? id : `${nameOf(person, room)}, ${rest}`;
}

/** An account's name at submission, safe to show. */
export function accountOf({ name }: RequestedAccount, { label }: Pick<Room, 'label'>): string {
  return name.trim() === '' ? '(no name)' : harmlessLabel(name, label);
}

/** The same of one of a window's accounts: with its id where another of them is shown by the same name. */
export function accountAmong(
  account: RequestedAccount,
  all: readonly RequestedAccount[],
  room: Pick<Room, 'label'>,
): string {
  const name = accountOf(account, room);
  const isShared = all.some((other) => other.id !== account.id && accountOf(other, room) === name);
  return isShared ? `${name} ${account.id}` : name;
}

/** Accounts as they are spoken of in a sentence: `payments-prod`, `a and b`, `a and 4 other accounts`. */
export function accountsInWords(accounts: readonly RequestedAccount[], room: Pick<Room, 'label'>): string {
  const [first, second] = accounts;
  if (first === undefined) return 'no account';
  if (second === undefined) return accountOf(first, room);
  const name = (account: RequestedAccount) => accountAmong(account, accounts, room);
  if (accounts.length === 2) return `${name(first)} and ${name(second)}`;
  return `${accountOf(first, room)} and ${count(accounts.length - 1, 'other account')}`;
}

/** People and user groups, mentioned: Slack notifies them when the message is posted. Empty where there is nobody. */
export function mentions(users: readonly string[], groups: readonly string[] = []): RichTextElement[] {
  const all = [...new Set(groups)].map(usergroup).concat([...new Set(users)].map(mention));
  const shown = all.slice(0, MENTIONS).flatMap((each, n) => (n === 0 ? [each] : [plain(' '), each]));
  return all.length > MENTIONS ? [...shown, plain(` and ${all.length - MENTIONS} more`)] : shown;
}
