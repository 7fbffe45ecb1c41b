import { type LocalDate, plusDays } from '../../domain/snapshot/local-date.ts';
import type { DigestPost, DigestPostStore } from '../../operations/digest-ports.ts';
import { lastKeys } from '../query.ts';
import type { Key, Table } from '../table.ts';
import { claimPost, finishPost, intendPost, readPost } from '../windows/claimed-post.ts';
import type { PostItem } from '../windows/post-item.ts';
import { readShape } from '../windows/shapes/read-shape.ts';
import { digestSince } from './digest-since.ts';
import { countsExpiry, digestPostKey, digestPosts, expiring } from './keys.ts';
import { localDate } from './shapes.ts';

/** How many that were never posted are passed over, one after another: no snapshot is kept for longer. */
const MOST_LOOKED_AT = 90;

/** Records of digests in the table, each an item in its channel's partition under its date. */
export function createDigestPostStore({ table }: { readonly table: Table }): DigestPostStore {
  const load = async (channel: string, date: LocalDate): Promise<DigestPost | undefined> => {
    const at = itemOf(channel, date);
    const stored = await readPost(table, at);
    return stored && { ...stored.post, name: readShape(at.what, 'post.name', localDate, stored.post.name) };
  };
  return {
    since: (channel, now) => digestSince(table, channel, now),
    load,
    last: async (channel, to) => {
      const [key] = await lastKeys(table, digestPosts(channel, to), 1);
      return key && load(channel, dateIn(key));
    },
    lastPosted: async (channel, before) => {
      for (const key of await lastKeys(table, digestPosts(channel, plusDays(before, -1)), MOST_LOOKED_AT)) {
        const date = dateIn(key);
        if ((await load(channel, date))?.place !== undefined) return date;
      }
      return undefined;
    },
    intend: (post) => intendPost(table, itemOf(post.target, post.name), post),
    claim: (seen, claim) => claimPost(table, itemOf(seen.target, seen.name), seen, claim),
    finish: ({ target, name }, by, outcome) => finishPost(table, itemOf(target, name), by, outcome),
  };
}

function dateIn({ sk }: Key): LocalDate {
  return readShape('digest', 'sk', localDate, sk);
}

function itemOf(channel: string, date: LocalDate): PostItem {
  const key = digestPostKey(channel, date);
  const expiry = expiring(key, countsExpiry(date));
  return { what: `digest of ${channel} and ${date}`, key, expiry };
}
