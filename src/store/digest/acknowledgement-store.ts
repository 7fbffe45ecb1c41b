import type { Acknowledgement } from '../../domain/acknowledgement/acknowledgement.ts';
import type { FindingRef } from '../../domain/snapshot/find-state.ts';
import type { AcknowledgementStore } from '../../operations/digest-ports.ts';
import type { Log } from '../../operations/ports.ts';
import { ABSENT, type Expression, every, readable } from '../conditions.ts';
import { DamagedItemError } from '../errors.ts';
import { itemsBetween, itemsIn } from '../query.ts';
import { requireSchema } from '../schema.ts';
import { type Looked, settledWrite } from '../settled-write.ts';
import { getItem, putItemIf } from '../single-item.ts';
import type { Item, RawItem, Table } from '../table.ts';
import { attributeValue } from '../windows/attribute-value.ts';
import { readShape } from '../windows/shapes/read-shape.ts';
import { inTurns } from './in-turns.ts';
import {
  ACKNOWLEDGEMENTS,
  acknowledgementExpiry,
  acknowledgementKey,
  acknowledgementsOn,
  expiring,
} from './keys.ts';
import { acknowledgement as shape } from './shapes.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const ACKNOWLEDGEMENT_SCHEMA = 1;

/** Acknowledgements between two turns of the event loop. */
const READ_AT_ONCE = 200;

export interface AcknowledgementStoreDependencies {
  readonly table: Table;
  readonly log: Pick<Log, 'error'>;
}

/**
 * Acknowledgements in one partition of the table, an item a finding: of several the latest stands, so that the one before
 * never holds again when a shorter one has ended. One that is damaged holds for nothing; lists log it and leave it out.
 */
export function createAcknowledgementStore(
  dependencies: AcknowledgementStoreDependencies,
): AcknowledgementStore {
  const { table, log } = dependencies;
  return {
    put: async (acknowledgement, seen) => {
      const isStored = await settledWrite(
        `the acknowledgement of ${nameOf(acknowledgement)} was stored`,
        () => putItemIf(table, toItem(acknowledgement), stillAs(seen)),
        async () => whose(await read(table, acknowledgement), seen, acknowledgement),
      );
      if (isStored) return { kind: 'stored' };
      const standing = await read(table, acknowledgement);
      return { kind: 'moved', ...(standing !== undefined && { standing }) };
    },
    of: (ref) => read(table, ref),
    on: async (on) => withoutDamaged(log, await itemsBetween(table, acknowledgementsOn(on))),
    since: async (since) =>
      (await withoutDamaged(log, await itemsIn(table, ACKNOWLEDGEMENTS))).filter(
        ({ until }) => until > since,
      ),
  };
}

async function read(table: Table, ref: FindingRef): Promise<Acknowledgement | undefined> {
  const item = await getItem(table, acknowledgementKey(ref));
  return item === undefined ? undefined : fromItem(item);
}

async function withoutDamaged(
  log: Pick<Log, 'error'>,
  items: readonly RawItem[],
): Promise<readonly Acknowledgement[]> {
  const read = await inTurns(items, READ_AT_ONCE, (item) => unlessDamaged(log, item));
  return read.filter((each) => each !== undefined);
}

function unlessDamaged(log: Pick<Log, 'error'>, item: RawItem): Acknowledgement | undefined {
  try {
    return fromItem(item);
  } catch (error) {
    if (!(error instanceof DamagedItemError)) throw error;
    log.error({ err: error }, 'A stored acknowledgement is damaged; it holds for nothing.');
    return undefined;
  }
}

function toItem(acknowledgement: Acknowledgement): Item {
  const key = acknowledgementKey(acknowledgement);
  return {
    ...key,
    ...expiring(key, acknowledgementExpiry(acknowledgement.until)),
    schema: ACKNOWLEDGEMENT_SCHEMA,
    acknowledgement: attributeValue(acknowledgement),
  };
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
function fromItem(item: RawItem): Acknowledgement {
  const what = `acknowledgement of ${item.sk}`;
  requireSchema(what, item, ACKNOWLEDGEMENT_SCHEMA);
  const acknowledgement = readShape(what, 'acknowledgement', shape, item.acknowledgement);
  if (acknowledgementKey(acknowledgement).sk === item.sk) return acknowledgement;
  throw new DamagedItemError(what, 'it is of another finding');
}

function stillAs(seen: Acknowledgement | undefined): Expression {
  if (seen === undefined) return ABSENT;
  const isSeen = {
    text: '#acknowledgement.#at = :seenAt AND #acknowledgement.#by.#id = :seenBy',
    names: { '#acknowledgement': 'acknowledgement', '#at': 'at', '#by': 'by', '#id': 'id' } as const,
    values: { ':seenAt': seen.at, ':seenBy': seen.by.id },
  };
  return every(readable(ACKNOWLEDGEMENT_SCHEMA), isSeen);
}

function whose(
  standing: Acknowledgement | undefined,
  seen: Acknowledgement | undefined,
  ours: Acknowledgement,
): Looked {
  if (isSame(standing, seen)) return 'unchanged';
  return isSame(standing, ours) ? 'ours' : 'another';
}

/** One person acknowledges one finding once at a time. */
function isSame(one: Acknowledgement | undefined, other: Acknowledgement | undefined): boolean {
  return one?.at === other?.at && one?.by.id === other?.by.id;
}

function nameOf({ on, checkId }: FindingRef): string {
  return `${checkId} of ${on}`;
}
