import type { PerimeterRecord, RootRecord } from '../domain/activity/record.ts';
import type { EventOutcome, RequestParameter, TouchedResource } from '../domain/root-event/event.ts';
import { kindOf } from '../domain/root-event/event-kind.ts';
import type { WindowId } from '../domain/window/id.ts';
import type { ActivityExport } from '../operations/windows/audit/export-record.ts';
import { type ExportedActivity, verdictOf } from '../operations/windows/audit/window-activity.ts';

/** What was done in a window, at a glance. What does not apply is absent. */
export interface FlatActivity {
  readonly type: 'root-event' | 'root-reads' | 'perimeter-change';
  /** Of a change of the perimeter: the ARN of whoever made it. Root names nobody. */
  readonly byName?: string;
  /** The event's source and name; of reads their names, with how many of each. */
  readonly about: string;
  /** What it touched. */
  readonly text?: string;
  readonly account?: string;
  readonly region?: string;
  /** `success`, `unknown`, or `failure` with AWS's code behind it. */
  readonly outcome?: string;
  /** Of a sign-in. */
  readonly mfa?: string;
  readonly source?: string;
  /** What it was found to be (`verdictOf`). */
  readonly verdict?: string;
  /** Of reads: how many. */
  readonly count?: number;
  /** Of reads: the time of the last. ISO 8601, UTC. */
  readonly until?: string;
}

export function flatActivity({ activity, windowId }: ActivityExport): FlatActivity {
  if (activity.kind === 'reads') return reads(activity);
  const { record } = activity;
  return record.kept.kind === 'root'
    ? rootEvent({ ...record, kept: record.kept }, windowId)
    : perimeterChange({ ...record, kept: record.kept });
}

function reads(folded: Extract<ExportedActivity, { readonly kind: 'reads' }>): FlatActivity {
  const { accountId, counts, lastAt, verdict, source } = folded;
  return {
    type: 'root-reads',
    about: [...counts].map(([name, times]) => `${name} ${times}`).join(', '),
    ...{ account: accountId, verdict, ...(source !== undefined && { source }) },
    count: [...counts.values()].reduce((sum, times) => sum + times, 0),
    until: new Date(lastAt).toISOString(),
  };
}

function rootEvent(record: RootRecord, windowId: WindowId): FlatActivity {
  const { event } = record.kept;
  return {
    type: 'root-event',
    ...common(event),
    ...touched(event.parameters, event.resources),
    ...(kindOf(event) === 'sign-in' && { mfa: event.mfa }),
    ...{ account: event.accountId, verdict: verdictOf(record, windowId) },
  };
}

function perimeterChange({ kept: { event } }: PerimeterRecord): FlatActivity {
  const { arn } = event.by;
  return {
    type: 'perimeter-change',
    ...common(event),
    ...touched(event.parameters, []),
    ...(arn !== undefined && { byName: arn }),
    ...(event.accountId !== undefined && { account: event.accountId }),
  };
}

interface Event {
  readonly eventSource: string;
  readonly eventName: string;
  readonly region: string;
  readonly outcome: EventOutcome;
  readonly sourceAddress?: string;
}

function common({ eventSource, eventName, region, outcome, sourceAddress }: Event) {
  const code = outcome.kind === 'failure' && outcome.code !== undefined ? ` ${outcome.code}` : '';
  return {
    about: `${eventSource}:${eventName}`,
    ...{ region, outcome: `${outcome.kind}${code}` },
    ...(sourceAddress !== undefined && { source: sourceAddress }),
  };
}

function touched(parameters: readonly RequestParameter[], resources: readonly TouchedResource[]) {
  const named = parameters.map(({ name, value }) => `${name}: ${value}`);
  const all = [...named, ...resources.map(({ name }) => name)];
  return all.length === 0 ? {} : { text: all.join('; ') };
}
