import { z } from 'zod';
import { type AlarmWatch, NOTHING_TOLD } from '../../domain/alarm-watch/alarm-watch.ts';
import type { AlarmWatchStore, NoticePostStore } from '../../operations/alarm-watch-ports.ts';
import type { ClaimedPost } from '../../operations/posting-ports.ts';
import { attributesOf } from '../attributes.ts';
import { ABSENT, every, readable, versionIs } from '../conditions.ts';
import { requireSchema } from '../schema.ts';
import { getItem, putItemIf } from '../single-item.ts';
import type { Item, RawItem, Table } from '../table.ts';
import { attributeValue } from '../windows/attribute-value.ts';
import { claimPost, finishPost, intendPost, readPost } from '../windows/claimed-post.ts';
import type { PostItem } from '../windows/post-item.ts';
import { readShape } from '../windows/shapes/read-shape.ts';
import { count, instant } from '../windows/shapes/values.ts';
import { ALARM_WATCH_KEY, expiring, noticePostKey } from './keys.ts';
import { notice } from './notice-shapes.ts';
import { packPlaces, unpackPlaces } from './silent-places.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const ALARM_WATCH_SCHEMA = 1;

const WHAT = 'watch over the alarm path';

const shape: z.ZodType<Omit<AlarmWatch, 'silent'>> = z.looseObject({
  version: count,
  told: z.looseObject({
    silent: instant.exactOptional(),
    heard: instant.exactOptional(),
    poison: instant.exactOptional(),
  }),
  interruptedAt: instant.exactOptional(),
  poisonTo: instant,
  notices: z.array(notice),
});

/** The watch in the table: one item, with the silent places of any organization in it. */
export function createAlarmWatchStore({ table }: { readonly table: Table }): AlarmWatchStore {
  return {
    load: async () => {
      const item = await getItem(table, ALARM_WATCH_KEY);
      return item === undefined ? NOTHING_TOLD : fromItem(item);
    },
    advance: async (watch) => {
      const { version } = watch;
      const condition = version === 1 ? ABSENT : every(versionIs(version - 1), readable(ALARM_WATCH_SCHEMA));
      return (await putItemIf(table, await toItem(watch), condition)) ? 'stored' : 'moved';
    },
  };
}

async function toItem({ silent, ...watch }: AlarmWatch): Promise<Item> {
  const chunk = await packPlaces(silent);
  const stored = { schema: ALARM_WATCH_SCHEMA, version: watch.version, watch: attributeValue(watch) };
  return { ...ALARM_WATCH_KEY, ...stored, ...(chunk && { records: chunk.records, data: chunk.data }) };
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
async function fromItem(item: RawItem): Promise<AlarmWatch> {
  requireSchema(WHAT, item, ALARM_WATCH_SCHEMA);
  const watch = readShape(WHAT, 'watch', shape, item.watch);
  if (item.data === undefined) return { ...watch, silent: [] };
  const attributes = attributesOf(WHAT, item);
  const chunk = { records: attributes.number('records'), data: attributes.bytes('data') };
  return { ...watch, silent: await unpackPlaces(WHAT, chunk) };
}

/** Posts of notices, each an item beside the watch. */
export function createNoticePostStore({ table }: { readonly table: Table }): NoticePostStore {
  return {
    load: async (name) => (await readPost(table, postOf(name)))?.post,
    intend: (post) => intendPost(table, newPost(post), post),
    claim: (seen, claim) => claimPost(table, postOf(seen.name), seen, claim),
    finish: (name, by, outcome) => finishPost(table, postOf(name), by, outcome),
  };
}

function postOf(name: string): PostItem {
  return { what: `notice ${name}`, key: noticePostKey(name) };
}

function newPost({ name, intendedAt }: ClaimedPost): PostItem {
  const post = postOf(name);
  return { ...post, expiry: expiring(post.key, intendedAt) };
}
