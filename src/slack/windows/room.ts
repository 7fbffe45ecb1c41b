import type { KnownBlock } from '@slack/types';
import type { WindowId } from '../../domain/window/id.ts';
import { MESSAGE_SIZE } from '../limits.ts';
import { sizeOf } from '../size.ts';
import { harmless } from '../text/harmless.ts';

/** How much of each thing is shown; lengths in UTF-16 code units. */
export interface Room {
  /** Of what a person wrote. */
  readonly text: number;
  /** Of a name or label. */
  readonly label: number;
  /** Accounts that are named. */
  readonly accounts: number;
  /** Approvals, custody items, findings and the like, each. */
  readonly items: number;
}

/** Of a card: as much as the message can hold. The last holds whatever was written. */
const CARD_ROOMS: readonly Room[] = [
  { text: 700, label: 80, accounts: 20, items: 10 },
  { text: 250, label: 50, accounts: 20, items: 10 },
  { text: 120, label: 40, accounts: 10, items: 6 },
  { text: 70, label: 30, accounts: 5, items: 3 },
  { text: 60, label: 20, accounts: 3, items: 2 },
];

/** Of a modal, which holds more than a message. */
export const MODAL_ROOM: Room = { text: 2_800, label: 80, accounts: 20, items: 20 };
/** Of a reply: a line or two. */
export const REPLY_ROOM: Room = { text: 500, label: 60, accounts: 3, items: 5 };

/** What is drawn with the most room with which it still is a message. */
export function fitted(draw: (room: Room) => KnownBlock[]): KnownBlock[] {
  let drawn: KnownBlock[] = [];
  for (const room of CARD_ROOMS) {
    drawn = draw(room);
    if (sizeOf(drawn) <= MESSAGE_SIZE) break;
  }
  return drawn;
}

/** What a person wrote, in quotes; where it is shortened it says where the whole is. */
export function quoted(text: string, { text: limit }: Room, id: WindowId): string {
  return `“${harmless(text, limit, wholeOf(id))}”`;
}

/** What to type for everything about a window. */
export function wholeOf(id: WindowId): string {
  return `/root-windows ${id}`;
}

/** `and 3 more: /root-windows RW-7F3K2M`; nothing where everything is shown. */
export function moreNote(all: number, shown: number, id: WindowId): string[] {
  return all > shown ? [`and ${all - shown} more: ${wholeOf(id)}`] : [];
}
