import { BUTTON_VALUE } from '../limits.ts';

const VERSION = 1;
const SCOPE_LENGTH = 500;

/** What the button that shares reports says: the scope, as it can be typed. It routes; it authorizes nothing. */
export function encodeReportsValue(scope: string): string | undefined {
  return scope.length > SCOPE_LENGTH ? undefined : JSON.stringify([VERSION, scope]);
}

/** The scope in `text`, or `undefined` where it is not exactly what `encodeReportsValue` writes. */
export function parseReportsValue(text: string | undefined): string | undefined {
  if (text === undefined || text.length > BUTTON_VALUE) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    if (!Array.isArray(parsed) || parsed.length !== 2) return undefined;
    const [version, scope]: unknown[] = parsed;
    const isScope = typeof scope === 'string' && scope.trim() !== '' && scope.length <= SCOPE_LENGTH;
    return version === VERSION && isScope ? scope : undefined;
  } catch {
    return undefined;
  }
}
