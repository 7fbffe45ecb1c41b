import type { RequestedAccount } from '../../domain/window/request.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { count } from '../text/words.ts';
import { accountAmong } from './names.ts';
import { moreNote, type Room } from './room.ts';

/** So many accounts are named together; more are counted. */
const NAMED = 3;

/** What is said about one account of a window; the words are ready to show. */
export interface Described {
  readonly account: RequestedAccount;
  readonly words: string;
}

/** Accounts of which the same is said are told together; where it is the same of all of them, without their names. */
export function alike(
  described: readonly Described[],
  { id, request }: Pick<RootWindow, 'id' | 'request'>,
  room: Room,
): string {
  const groups = groupsOf(described);
  const [only] = groups;
  if (only !== undefined && groups.length === 1) return only.words;
  const shown = groups
    .slice(0, room.items)
    .map(({ words, accounts }) => `${which(accounts, request.accounts, room)}: ${words}`);
  return [...shown, ...moreNote(groups.length, shown.length, id)].join('; ');
}

interface Alike {
  readonly words: string;
  readonly accounts: readonly RequestedAccount[];
}

function groupsOf(described: readonly Described[]): readonly Alike[] {
  const groups = new Map<string, RequestedAccount[]>();
  for (const { account, words } of described) {
    groups.set(words, [...(groups.get(words) ?? []), account]);
  }
  return [...groups].map(([words, accounts]) => ({ words, accounts }));
}

function which(accounts: readonly RequestedAccount[], all: readonly RequestedAccount[], room: Room): string {
  if (accounts.length > NAMED) return count(accounts.length, 'account');
  return accounts.map((account) => accountAmong(account, all, room)).join(', ');
}
