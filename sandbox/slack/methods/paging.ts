import type { JsonObject } from '../json.ts';
import { SlackRefusal } from '../refusal.ts';
import { limit, text } from './arguments.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** Empty on the last page. */
  readonly nextCursor: string;
}

/** Cursor paging as Slack does it; cursors are opaque. */
export function pageOf<T>(all: readonly T[], args: JsonObject, defaultSize = 100): Page<T> {
  const size = limit(args, defaultSize, 1000);
  const start = startAt(text(args, 'cursor'));
  const end = start + size;
  return { items: all.slice(start, end), nextCursor: end < all.length ? cursorTo(end) : '' };
}

/**
 * The same for messages, newest or oldest first. A cursor names the next message's time, so that what is posted or
 * deleted between two pages moves nothing from one to the other.
 */
export function pageOfMessages<T extends { readonly ts: string }>(
  all: readonly T[],
  args: JsonObject,
  order: 'newest first' | 'oldest first',
  { usual, most } = { usual: 100, most: 999 },
): Page<T> {
  const size = limit(args, usual, most);
  const cursor = text(args, 'cursor');
  const from = cursor === undefined ? undefined : Number(behind(cursor, /^next_ts:(\d+\.\d+)$/));
  const isLeft = ({ ts }: T) =>
    from === undefined || (order === 'newest first' ? Number(ts) <= from : Number(ts) >= from);
  const left = all.filter(isLeft);
  const next = left[size];
  return { items: left.slice(0, size), nextCursor: next === undefined ? '' : encoded(`next_ts:${next.ts}`) };
}

function cursorTo(offset: number): string {
  return encoded(`offset:${offset}`);
}

function startAt(cursor: string | undefined): number {
  return cursor === undefined ? 0 : Number(behind(cursor, /^offset:(\d+)$/));
}

function encoded(place: string): string {
  return Buffer.from(place).toString('base64');
}

function behind(cursor: string, pattern: RegExp): string {
  const found = pattern.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  if (found === undefined) throw new SlackRefusal('invalid_cursor');
  return found;
}
