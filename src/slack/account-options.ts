import type { PlainTextOption } from '@slack/types';
import type { Account } from '../domain/account.ts';
import { plainText } from './blocks/plain-text.ts';
import { OPTION_TEXT, OPTIONS } from './limits.ts';
import { harmlessLabel } from './text/harmless.ts';

const ID_ROOM = ' 111122223333'.length;
const ISOLATES = 2;

/** `email` absent: not known here. */
export type OfferedAccount = Pick<Account, 'id' | 'name'> & Partial<Pick<Account, 'email'>>;

/**
 * What an account menu offers for what was typed so far: at most 100, best match first, in the given order where they
 * match alike. An option reads "name id", since two accounts may have one name; its value is the id.
 */
export function accountOptions(accounts: readonly OfferedAccount[], query: string): PlainTextOption[] {
  const wanted = fold(query.trim());
  return accounts
    .map((account) => ({ account, rank: rankOf(account, wanted) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, OPTIONS)
    .map(({ account }) => accountOption(account));
}

const NO_MATCH = 9;

/** One account in a menu. */
export function accountOption({ name, id }: Pick<Account, 'name' | 'id'>): PlainTextOption {
  const label = harmlessLabel(name, OPTION_TEXT - ID_ROOM - ISOLATES);
  return { text: plainText(`${label} ${id}`), value: id };
}

function rankOf({ name, id, email = '' }: OfferedAccount, wanted: string): number {
  if (wanted === '') return 0;
  const folded = fold(name);
  if (id === wanted || folded === wanted) return 1;
  if (id.startsWith(wanted) || folded.startsWith(wanted)) return 2;
  if (folded.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted))) return 3;
  if (folded.includes(wanted)) return 4;
  if (id.includes(wanted)) return 5;
  if (fold(email).includes(wanted)) return 6;
  return wanted.split(/\s+/).every((part) => folded.includes(part) || id.includes(part)) ? 7 : NO_MATCH;
}

/** Compares alike: case, width and accents aside. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
