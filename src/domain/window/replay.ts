import type { AuditEntry } from '../audit-chain/entry.ts';
import type { Instant } from '../time.ts';
import type { Requested } from './events.ts';
import type { Person } from './person.ts';
import type { WindowRequest } from './request.ts';
import type { Approval, Ending, Period, RootWindow } from './window.ts';

export type Replay =
  | { readonly kind: 'replayed'; readonly window: RootWindow }
  /** `seq`: the first entry that cannot stand where it stands. */
  | { readonly kind: 'impossible'; readonly seq: number };

/** The window that a history makes. The history says everything; all else in a window is a reading of it. */
export function replay(history: readonly AuditEntry[]): Replay {
  const [first, ...later] = history;
  if (first?.event.type !== 'requested') return { kind: 'impossible', seq: 1 };
  let window = begun(first, first.event);
  for (const entry of later) {
    if (entry.event.type === 'requested') return { kind: 'impossible', seq: entry.seq };
    window = advanced(window, entry);
  }
  return { kind: 'replayed', window };
}

/** The window after its first entry. */
export function begun(entry: AuditEntry, { request }: Requested): RootWindow {
  const whole = {
    id: entry.windowId,
    version: 1,
    request,
    approvals: [],
    history: [entry],
  };
  const period = periodOf(request, entry.at);
  switch (request.origin.kind) {
    case 'request':
      return { ...whole, state: 'requested', ...(request.timing.kind === 'at' && { period }) };
    case 'break-glass':
      return { ...whole, state: 'approved', period };
    case 'afterwards':
    case 'paper':
      return { ...whole, state: 'closed', period, ending: endingOf('closed', request.requester, entry.at) };
  }
}

/** The window after one more entry. Judges nothing: what was recorded happened. */
export function advanced(window: RootWindow, entry: AuditEntry): RootWindow {
  const next = { ...window, version: window.version + 1, history: [...window.history, entry] };
  const { event, at } = entry;
  switch (event.type) {
    case 'approved':
      return withApproval(next, entry, {
        by: event.by,
        at,
        ...(event.note !== undefined && { note: event.note }),
      });
    case 'denied':
    case 'revoked':
      return { ...next, state: event.type, ending: endingOf(event.type, event.by, at, event.reason) };
    case 'withdrawn':
    case 'closed':
      return { ...next, state: event.type, ending: endingOf(event.type, event.by, at) };
    case 'reviewed':
      return { ...next, review: { by: event.by, at, done: event.done } };
    case 'findings-recorded':
      return { ...next, findings: event.findings };
    case 'requested':
    case 'reminded':
    case 'declared-afterwards':
    case 'paper-recorded':
      return next;
  }
}

function withApproval(
  window: RootWindow,
  entry: AuditEntry,
  given: Omit<Approval, 'policyHash'>,
): RootWindow {
  const approval = { ...given, policyHash: entry.policy?.hash ?? window.request.policyHash };
  const dropped = (entry.dropped ?? []).map(({ by }) => by.id);
  const standing = window.approvals.filter(({ by }) => !dropped.includes(by.id));
  const approvals = [...standing, approval];
  const quorum = entry.policy?.quorum ?? window.request.policy.quorum;
  if (approvals.length < quorum) return { ...window, approvals };
  return { ...window, approvals, state: 'approved', period: periodFrom(entry.at, window.request) };
}

/** As it was asked for; what starts on approval starts at `begins`. */
function periodOf({ timing }: WindowRequest, begins: Instant): Period {
  const start = timing.kind === 'at' ? timing.start : begins;
  return { start, end: start + timing.duration };
}

/** As it was asked for, but never before the approval. */
function periodFrom(approvedAt: Instant, request: WindowRequest): Period {
  const { start, end } = periodOf(request, approvedAt);
  return { start: Math.max(start, approvedAt), end };
}

function endingOf(kind: Ending['kind'], by: Person, at: Instant, reason?: string): Ending {
  return { kind, by, at, ...(reason !== undefined && { reason }) };
}
