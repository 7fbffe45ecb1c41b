import type { NeededCustody } from '../../domain/approval-policy/custody.ts';
import type { RequestedAccount } from '../../domain/window/request.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { person, plain } from '../blocks/rich-text.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { count } from '../text/words.ts';
import { fact, type Line, separated } from './lines.ts';
import { accountAmong } from './names.ts';
import { moreNote, type Room } from './room.ts';

/** What the operator needs, who holds it and where; nothing where the register names nothing. */
export function custodyFacts({ id, request }: RootWindow, room: Room): Line[] {
  const { custody, accounts } = request;
  if (custody.length === 0) return [];
  const shown = custody.slice(0, room.items).map((item) => needed(item, accounts, room));
  const more = moreNote(custody.length, shown.length, id).map((note) => [plain(note)]);
  return [fact('Needs', ...separated([...shown, ...more], '; '))];
}

/** The holder is mentioned: they are called on to hand it over. */
function needed(item: NeededCustody, accounts: readonly RequestedAccount[], room: Room): Line {
  const { kind, label, holder, place } = item;
  const held = kind === 'mailbox' ? 'owned by' : 'held by';
  const where = place === undefined ? '' : ` (${harmlessLabel(place, room.label)})`;
  const what = `${harmlessLabel(label, room.label)}, ${held} `;
  return [plain(what), person(holder), plain(`${where}${forWhich(item, accounts, room)}`)];
}

function forWhich(item: NeededCustody, all: readonly RequestedAccount[], room: Room): string {
  const some = all.filter(({ id }) => item.accounts.includes(id));
  const [first] = some;
  if (some.length === all.length || first === undefined) return '';
  return some.length === 1
    ? `, for ${accountAmong(first, all, room)}`
    : `, for ${count(some.length, 'account')}`;
}
