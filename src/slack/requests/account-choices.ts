import type { PlainTextOption } from '@slack/types';
import type { Account } from '../../domain/account.ts';
import { accountOption, accountOptions, fold } from '../account-options.ts';
import { plainText } from '../blocks/plain-text.ts';
import { OPTION_TEXT, OPTIONS } from '../limits.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { count } from '../text/words.ts';
import type { AccountChoice } from './request-form.ts';

/** A configured scope, and how many accounts it holds now. */
export interface ScopeChoice {
  readonly name: string;
  readonly size: number;
}

const ACCOUNT = 'account:';
const SCOPE = 'scope:';
/** Slack's limit of an option's value. */
const OPTION_VALUE = 150;
/** Scopes never crowd the accounts out. */
const SCOPES = 20;
const ISOLATES = 2;

/** What the menu of accounts offers for what was typed: matching scopes, then accounts; the best match first, at most 100. */
export function accountChoices(
  accounts: readonly Account[],
  scopes: readonly ScopeChoice[],
  query: string,
): PlainTextOption[] {
  const matching = matchingScopes(scopes, fold(query.trim())).slice(0, SCOPES).map(scopeOption);
  const others = accountOptions(accounts, query).map((option) => ({
    ...option,
    value: `${ACCOUNT}${option.value}`,
  }));
  return [...matching, ...others].slice(0, OPTIONS);
}

/** An account as the menu would have it, to fill the field with. */
export function chosenAccount(account: Pick<Account, 'id' | 'name'>): AccountChoice {
  const { text } = accountOption(account);
  return { value: `${ACCOUNT}${account.id}`, label: text.text };
}

/** What a chosen option stands for, as a person could type it: an account's id, or a scope. */
export function typedChoice({ value }: AccountChoice): string {
  if (value.startsWith(ACCOUNT)) return value.slice(ACCOUNT.length);
  return value.startsWith(SCOPE) ? value.slice(SCOPE.length) : value;
}

function matchingScopes(scopes: readonly ScopeChoice[], wanted: string): ScopeChoice[] {
  return scopes
    .filter(({ name }) => name.length <= OPTION_VALUE - SCOPE.length)
    .map((scope) => ({ scope, rank: rankOf(fold(scope.name), wanted) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ scope }) => scope);
}

function rankOf(name: string, wanted: string): number | undefined {
  if (wanted === '' || name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return name.includes(wanted) ? 2 : undefined;
}

function scopeOption({ name, size }: ScopeChoice): PlainTextOption {
  const note = ` (scope, ${count(size, 'account')})`;
  const label = harmlessLabel(name, OPTION_TEXT - note.length - ISOLATES);
  return { text: plainText(`${label}${note}`), value: `${SCOPE}${name}` };
}
