import type { AuditEntry } from '../../../domain/audit-chain/entry.ts';
import type { Instant } from '../../../domain/time.ts';
import type { WindowId } from '../../../domain/window/id.ts';
import type {
  RefusedAttempt,
  RefusedAttempts,
  RefusedRequest,
} from '../../../domain/window/refused-attempt.ts';
import type { WindowRequest } from '../../../domain/window/request.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { type ExportedActivity, timeOf } from './window-activity.ts';

/** One line of the export: an entry of a window's history, what was done in it, or an attempt that was refused. */
export type ExportRecord = WindowRecord | RequestRecord;

/** A request that its person might not make, and no window came of. `beyond`: how many more were only counted. */
export interface RequestRecord {
  readonly kind: 'refused-request';
  readonly at: Instant;
  readonly asked: RefusedRequest;
  readonly beyond: number;
}

export type WindowRecord = {
  readonly at: Instant;
  /** What the window was asked for, as its first entry has it. */
  readonly request: WindowRequest;
} & (
  | { readonly kind: 'entry'; readonly entry: AuditEntry }
  /** `beyond`: how many more were refused about this window, and only counted. */
  | { readonly kind: 'refused'; readonly attempt: RefusedAttempt; readonly beyond: number }
  | ActivityExport
);

/** What root did in a window, or near it. No chain holds it. */
export interface ActivityExport {
  readonly kind: 'activity';
  readonly windowId: WindowId;
  readonly activity: ExportedActivity;
}

/** What is exported. */
export interface ExportRange {
  /** Inclusive. */
  readonly since: Instant;
  /** Exclusive. Absent: to the end. */
  readonly until?: Instant;
  /** Whether refused attempts are exported too. */
  readonly refused: boolean;
}

export type TimeSpan = Pick<ExportRange, 'since' | 'until'>;

export function wanted({ at }: ExportRecord, { since, until }: TimeSpan): boolean {
  return at >= since && (until === undefined || at < until);
}

/** A record, and where it stands: by `order`, which never goes back within a window. */
export interface OrderedRecord {
  readonly order: Instant;
  readonly record: ExportRecord;
}

/**
 * Everything about one window, in order: its entries in the order of its history, whatever time they claim, and between
 * them the refused attempts, and what root did. `from`: nothing stands before it.
 */
export function recordsOf(
  window: RootWindow,
  refused: RefusedAttempts | undefined,
  activity: readonly ExportedActivity[],
  from: Instant,
): readonly OrderedRecord[] {
  const request = requestOf(window);
  const entries = window.history.map(
    (entry): ExportRecord => ({ kind: 'entry', at: entry.at, request, entry }),
  );
  const attempts = (refused?.kept ?? []).map(
    (attempt): ExportRecord => ({
      kind: 'refused',
      at: attempt.at,
      request,
      attempt,
      beyond: refused?.beyond ?? 0,
    }),
  );
  const done = activity.map(
    (each): ExportRecord => ({
      ...{ kind: 'activity', at: timeOf(each), request, windowId: window.id, activity: each },
    }),
  );
  const ordered = [inOrder(entries, from), inOrder(attempts, from), inOrder(done, from)].flat();
  return ordered.sort((a, b) => a.order - b.order);
}

/** The sealed one; the window's own copy where its history does not begin with a request. */
function requestOf({ history, request }: RootWindow): WindowRequest {
  const first = history[0]?.event;
  return first?.type === 'requested' ? first.request : request;
}

function inOrder(records: readonly ExportRecord[], from: Instant): OrderedRecord[] {
  let order = from;
  return records.map((record) => {
    order = Math.max(order, record.at);
    return { order, record };
  });
}
