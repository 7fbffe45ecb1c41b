import type { WindowEvent } from '../domain/window/events.ts';
import type { ExportRecord, RequestRecord, WindowRecord } from '../operations/windows/audit/export-record.ts';
import { type FlatActivity, flatActivity } from './flat-activity.ts';

/** A record at a glance: who did what to which window, and why. What does not apply is absent. */
export interface FlatRecord extends Partial<Omit<FlatActivity, 'type'>> {
  /** ISO 8601, UTC. */
  readonly time: string;
  /** Empty: of a request that was refused, of which no window came. */
  readonly window: string;
  /** An event's type, `refused`, or what `FlatActivity` says. */
  readonly type: string;
  /** Of a refused attempt: what was tried. */
  readonly tried?: string;
  /** Slack user id; absent where the app did it, or where it was done on the command line. */
  readonly byId?: string;
  readonly byName?: string;
  /** Reason, note, what was done, what was found: in their own words. */
  readonly text?: string;
  /** What was used (declared-afterwards), or reminded of (reminded). */
  readonly about?: string;
  readonly origin: string;
  readonly accounts: readonly string[];
  readonly accountNames: readonly string[];
  readonly requesterId: string;
  readonly requesterName: string;
  readonly operatorId: string;
  readonly operatorName: string;
  readonly task: string;
  readonly ticket?: string;
  /** Of a refused attempt: how many more about this window were only counted. */
  readonly beyond?: number;
}

type Step = Pick<FlatRecord, 'byId' | 'byName' | 'text' | 'about'>;

export function flatRecord(record: ExportRecord): FlatRecord {
  if (record.kind === 'refused-request') return refusedRequest(record);
  return { ...what(record), ...whose(record) };
}

/** What was asked for stands as it was typed; `window` is empty. */
function refusedRequest({ at, asked, beyond }: RequestRecord): FlatRecord {
  const { by: person, operatorId, accounts, task, breakGlass, why } = asked;
  return {
    ...{ time: new Date(at).toISOString(), window: '', type: 'refused', tried: 'requested' },
    ...{ byId: person.id, byName: person.name, text: why, beyond },
    ...{ origin: breakGlass ? 'break-glass' : 'request', accounts, accountNames: [], task },
    ...{ requesterId: person.id, requesterName: person.name, operatorId, operatorName: '' },
  };
}

function what(record: WindowRecord) {
  const time = new Date(record.at).toISOString();
  if (record.kind === 'entry') {
    const { windowId, event } = record.entry;
    return { time, window: windowId, type: event.type, ...stepOf(event) };
  }
  if (record.kind === 'activity') return { time, window: record.windowId, ...flatActivity(record) };
  const { windowId, tried, by, why } = record.attempt;
  const step = { byId: by.id, byName: by.name, text: why };
  return { time, window: windowId, type: 'refused', tried, ...step, beyond: record.beyond };
}

function whose({ request }: WindowRecord) {
  const { requester, operator, accounts, task, ticket } = request;
  return {
    origin: request.origin.kind,
    accounts: accounts.map(({ id }) => id),
    accountNames: accounts.map(({ name }) => name),
    requesterId: requester.id,
    requesterName: requester.name,
    operatorId: operator.id,
    operatorName: operator.name,
    task: task.title,
    ...(ticket !== undefined && { ticket }),
  };
}

function stepOf(event: WindowEvent): Step {
  switch (event.type) {
    case 'requested':
      return { ...by(event.request.requester), text: event.request.reason };
    case 'approved':
      return { ...by(event.by), ...(event.note !== undefined && { text: event.note }) };
    case 'denied':
    case 'revoked':
      return { ...by(event.by), text: event.reason };
    case 'withdrawn':
    case 'closed':
      return by(event.by);
    case 'reviewed':
      return { ...by(event.by), text: event.done };
    case 'findings-recorded':
      return { text: event.findings.accounts.flatMap(({ calledOut }) => calledOut).join('; ') };
    case 'reminded':
      return { about: event.about };
    case 'declared-afterwards':
      return { ...by(event.by), about: event.use, text: event.reason };
    case 'paper-recorded':
      return { byName: event.recordedBy, text: event.text };
  }
}

function by({ id, name }: { readonly id: string; readonly name: string }): Step {
  return { byId: id, byName: name };
}
