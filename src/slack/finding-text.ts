import { harmless } from './text/harmless.ts';
import { afterColon, sentence } from './text/words.ts';

/** How much of a text is shown, in UTF-16 code units, and where the rest of it can be read. */
export interface Extent {
  readonly limit: number;
  readonly where?: string;
}

const IN_DETAILS = "see the account's details";

/** In a list of accounts: enough to act on. */
export const LISTED: Extent = { limit: 400, where: IN_DETAILS };
/** What many accounts have in common is said once, so it may be longer. */
export const LISTED_CAUSE: Extent = { limit: 1_200, where: IN_DETAILS };
/** In an account's details: all of it, within what one text may be. */
export const IN_FULL: Extent = { limit: 2_200 };

/** A check's or AWS's words as a sentence, safe to show. */
export function detailLine(detail: string, { limit, where }: Extent = LISTED): string {
  return sentence(harmless(detail, limit, where));
}

/** `Do: deploy the role.` */
export function doLine(remedy: string, { limit, where }: Extent = LISTED): string {
  return `Do: ${afterColon(sentence(harmless(remedy, limit, where)))}`;
}
