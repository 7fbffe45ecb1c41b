import { ACCOUNT_CHECKS, ORGANIZATION_CHECKS } from '../../domain/checks/register.ts';
import type { Whose } from '../../domain/digest/digest.ts';
import { type LocalDate, midnightInUtc } from '../../domain/snapshot/local-date.ts';
import type { Instant } from '../../domain/time.ts';
import type { Person } from '../../domain/window/person.ts';
import { wordsOf } from '../check-words.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { date } from '../text/time.ts';
import { afterColon, count } from '../text/words.ts';

/** The way from an account's name and id to all that is known of it. */
export const DETAILS = 'One account in full: /root-status and its id.';

const NAME_LENGTH = 60;

/** Name and id of an account, safe to show: with the id its details can be asked for. */
export function labelOf({ name, id }: { readonly name: string; readonly id: string }): string {
  return `${nameOr(name, '(no name)')} ${id}`;
}

export function whoseLabel(whose: Parameters<typeof labelOf>[0] | 'organization'): string {
  return whose === 'organization' ? 'The organization' : labelOf(whose);
}

/** A person by the name on record, safe to show. */
export function personName({ name, id }: Person): string {
  return nameOr(name, id);
}

/** A name from outside, safe to show; `otherwise` where it is empty. */
export function nameOr(name: string, otherwise: string): string {
  return name.trim() === '' ? otherwise : harmlessLabel(name, NAME_LENGTH);
}

/** A check that fails, as it reads within a sentence: `root MFA off`. */
export function failureOf(checkId: string): string {
  return FAILURES.get(checkId) ?? withinSentence(checkId);
}

/** A check that passes, as it reads within a sentence: `root MFA on`. */
export function successOf(checkId: string): string {
  return afterColon(wordsOf(checkId).title);
}

function withinSentence(checkId: string): string {
  return afterColon(wordsOf(checkId).failure);
}

/** Made once: a digest says them tens of thousands of times. */
const FAILURES = new Map(
  [...ACCOUNT_CHECKS, ...ORGANIZATION_CHECKS].map(({ id }) => [id, withinSentence(id)]),
);

/** `20 Nov`. */
export function dayInWords(day: LocalDate, now: Instant): string {
  return date(midnightInUtc(day), now);
}

/** How many places, each given once: `3 accounts`, `the organization`, `the organization and 1 account`. */
export function places(whose: readonly Whose[]): string {
  const own = whose.includes('organization') ? ['the organization'] : [];
  const accounts = whose.length - own.length;
  return [...own, ...(accounts > 0 ? [count(accounts, 'account')] : [])].join(' and ');
}
