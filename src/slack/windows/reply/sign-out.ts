import type { RootWindow } from '../../../domain/window/window.ts';
import { accountsInWords, nameOf } from '../names.ts';
import { REPLY_ROOM } from '../room.ts';

/** What the operator does at the end of a window. */
export function signOut({ request }: RootWindow): string {
  const operator = nameOf(request.operator, REPLY_ROOM);
  return `Do: ${operator} signs out of root in ${accountsInWords(request.accounts, REPLY_ROOM)}. Any use from now on counts as unsanctioned.`;
}
