import type { RootWindow } from '../../../domain/window/window.ts';
import { accountsInWords, nameOf } from '../names.ts';
import { REPLY_ROOM } from '../room.ts';

/** What is to be done at the end of a window that was open: by the operator, and then by an approver. */
export function afterTheEnd(window: RootWindow): readonly string[] {
  return [signOut(window), ...(window.review === undefined ? [REVIEW] : [])];
}

const REVIEW = 'The root users are being measured now. Do: an approver presses Review… on the card.';

function signOut({ request }: RootWindow): string {
  const operator = nameOf(request.operator, REPLY_ROOM);
  return `Do: ${operator} signs out of root in ${accountsInWords(request.accounts, REPLY_ROOM)}. From now on any use needs another window.`;
}
