import { rootActOf } from '../organization/events-from-file.ts';
import { momentOf } from '../organization/verbatim-from-file.ts';
import type { EventFile } from './event-schema.ts';
import type { ScenarioEvent } from './scenario.ts';

/** An event that the schema has accepted; `beside` resolves a path from the scenario's folder. */
export function eventOf(written: EventFile, beside: (relative: string) => string): ScenarioEvent {
  if (typeof written === 'string') return { kind: 'file', file: beside(written) };
  const { file, did, account, times } = written;
  const at = written.at === undefined ? {} : { at: momentOf(written.at) };
  if (file !== undefined)
    return { kind: 'file', file: beside(file), ...at, ...(account === undefined ? {} : { account }) };
  if (did === undefined || account === undefined)
    throw new Error('The schema let an event through without file, or did and account.');
  const often = times === undefined ? {} : { times };
  return { kind: 'act', act: rootActOf({ ...written, did }), account, ...often, ...at };
}
