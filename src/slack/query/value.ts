import { isResultId } from '../status-value.ts';

const VERSION = 'q1:';

/** What a button says: under which id a result is kept. It routes; it authorizes nothing. */
export function encodeQueryValue(resultId: string): string {
  return `${VERSION}${resultId}`;
}

/** The id in `text`, or `undefined` where it is not exactly what `encodeQueryValue` writes. */
export function parseQueryValue(text: string | undefined): string | undefined {
  const id = text?.startsWith(VERSION) === true ? text.slice(VERSION.length) : undefined;
  return isResultId(id) ? id : undefined;
}
