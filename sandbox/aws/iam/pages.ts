import { element } from '../protocol/xml.ts';
import { type Answer, refuse } from '../refusal.ts';
import type { Call } from '../world.ts';

const MOST_ITEMS = 1_000;
const ITEMS_BY_DEFAULT = 100;

/** One page of a list, as IAM gives it: by `Marker` and `MaxItems`. */
export function paged<T>(
  { parameters }: Call,
  items: readonly T[],
  xml: (page: readonly T[]) => string,
): Answer {
  const size = parameters.number('MaxItems') ?? ITEMS_BY_DEFAULT;
  const start = startOf(parameters.text('Marker'));
  if (!Number.isInteger(size) || size < 1 || size > MOST_ITEMS) {
    return refuse(
      'ValidationError',
      400,
      `1 validation error detected: Value '${size}' at 'maxItems' failed to satisfy constraint: Member must have value between 1 and ${MOST_ITEMS}`,
    );
  }
  if (start === undefined) return refuse('ValidationError', 400, 'Invalid Marker.');
  const end = start + size;
  const truncated = end < items.length;
  const marker = truncated ? element('Marker', Buffer.from(`item ${end}`).toString('base64')) : '';
  return element('IsTruncated', truncated) + xml(items.slice(start, end)) + marker;
}

function startOf(marker: string | undefined): number | undefined {
  if (marker === undefined) return 0;
  const match = /^item (\d+)$/.exec(Buffer.from(marker, 'base64').toString());
  return match === null ? undefined : Number(match[1]);
}
