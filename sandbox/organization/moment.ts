import type { Instant, Milliseconds } from '../../src/domain/time.ts';
import { parseDuration } from '../scenario/duration.ts';

/** When something happened: at an instant, or so long before the sandbox was started. */
export type Moment =
  | { readonly kind: 'at'; readonly at: Instant }
  | { readonly kind: 'ago'; readonly ago: Milliseconds };

/** What `parseMoment` takes, for error messages. */
export const MOMENT = 'a time such as 2026-11-20T09:00:00Z, or how long ago, such as 3h ago or 200d ago';

/** `text` as a moment; `undefined` where it is none. */
export function parseMoment(text: string): Moment | undefined {
  const relative = /^(.+?)\s+ago$/.exec(text.trim());
  if (relative === null) return parseInstant(text.trim());
  const ago = parseDuration((relative[1] ?? '').replaceAll(' ', ''));
  return ago === undefined ? undefined : { kind: 'ago', ago };
}

/** So long before the sandbox's start. */
export function before(ago: Milliseconds): Moment {
  return { kind: 'ago', ago };
}

/** The instant that `moment` was, in a sandbox that was started at `start`. */
export function instantOf(moment: Moment, start: Instant): Instant {
  return moment.kind === 'at' ? moment.at : start - moment.ago;
}

function parseInstant(text: string): Moment | undefined {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : { kind: 'at', at };
}
