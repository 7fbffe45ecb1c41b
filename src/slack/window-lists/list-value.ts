import { parseWindowId, type WindowId } from '../../domain/window/id.ts';
import { BUTTON_VALUE } from '../limits.ts';
import { abbreviate } from '../text/truncate.ts';

/** What a page button says: what is shown, and which page of it. It routes; it authorizes nothing. */
export type ListValue =
  /** `asked`: as `/root-windows` was asked, and is asked again. */
  | { readonly view: 'list'; readonly asked: string; readonly page: number }
  | { readonly view: 'history'; readonly id: WindowId; readonly page: number };

const VERSION = 1;
const ASKED_LENGTH = 300;

/** A button's value, at most 2,000 characters. */
export function encodeListValue(value: ListValue): string {
  const what = value.view === 'list' ? abbreviate(value.asked, ASKED_LENGTH) : value.id;
  return JSON.stringify([VERSION, value.view, value.page, what]);
}

/** The value in `text`, or `undefined` where it is not exactly what `encodeListValue` writes. */
export function parseListValue(text: string | undefined): ListValue | undefined {
  if (text === undefined || text.length > BUTTON_VALUE) return undefined;
  const [version, view, page, what, ...rest] = parseArray(text);
  if (version !== VERSION || rest.length > 0 || !isPage(page) || typeof what !== 'string') return undefined;
  if (view === 'list') return what.length > ASKED_LENGTH ? undefined : { view, asked: what, page };
  const id = view === 'history' ? parseWindowId(what) : undefined;
  return id === undefined || id !== what ? undefined : { view: 'history', id, page };
}

function parseArray(text: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

function isPage(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}
