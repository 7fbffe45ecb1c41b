import type { RootAct } from '../events/root-act.ts';
import type { AccountFile } from './account-schema.ts';
import type { PastEvent } from './organization.ts';
import { momentOf } from './verbatim-from-file.ts';

type EventFile = NonNullable<AccountFile['events']>[number];

/** An event of an account that the schema has accepted. */
export function pastEventOf(file: EventFile): PastEvent {
  const { at, did, record } = file;
  const when = at === undefined ? undefined : momentOf(at);
  if (record !== undefined) return { kind: 'record', record, ...(when === undefined ? {} : { at: when }) };
  if (when === undefined || did === undefined)
    throw new Error('The schema let an event through without at or did.');
  return { kind: 'act', act: rootActOf({ ...file, did }), at: when };
}

/** What of these words is given. */
export function rootActOf(file: Partial<EventFile> & { did: string }): RootAct {
  const { did, from, with: by, region, parameters, error } = file;
  return {
    did,
    ...(from === undefined ? {} : { from }),
    ...(by === undefined ? {} : { with: by }),
    ...(region === undefined ? {} : { region }),
    ...(parameters === undefined ? {} : { parameters }),
    ...(error === undefined ? {} : { error }),
  };
}
