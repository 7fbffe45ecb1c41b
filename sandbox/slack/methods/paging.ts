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

function cursorTo(offset: number): string {
  return Buffer.from(`offset:${offset}`).toString('base64');
}

function startAt(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const offset = /^offset:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  if (offset === undefined) throw new SlackRefusal('invalid_cursor');
  return Number(offset);
}
