import type { AccountId } from '../../domain/account.ts';
import { harmlessLabel } from '../text/harmless.ts';

/** An account in a sentence: its name, or its id where it has none that is known. */
export function accountInWords(name: string, id: AccountId, most: number): string {
  return name.trim() === '' ? `account ${id}` : harmlessLabel(name, most);
}

/** With its id: two accounts may have one name. */
export function accountInFull(name: string, id: AccountId, most: number): string {
  return name.trim() === '' ? `${id} (name not known)` : `${harmlessLabel(name, most)} ${id}`;
}
