import { z } from 'zod';
import type { ClaimedPost } from '../../operations/posting-ports.ts';
import { attributesOf } from '../attributes.ts';
import type { IndexKey } from '../keys.ts';
import { requireSchema } from '../schema.ts';
import type { Item, Key, RawItem } from '../table.ts';
import { attributeValue } from './attribute-value.ts';
import { readShape } from './shapes/read-shape.ts';
import { instant, text } from './shapes/values.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const POST_SCHEMA = 1;

const shape: z.ZodType<ClaimedPost> = z.looseObject({
  name: text,
  target: text,
  intendedAt: instant,
  place: z.looseObject({ channel: text, ts: text }).exactOptional(),
  drawn: text.exactOptional(),
  claim: z.looseObject({ by: text, at: instant }).exactOptional(),
  doubtfulUntil: instant.exactOptional(),
});

/** A post as it stands in the table. */
export interface StoredPost {
  readonly post: ClaimedPost;
  /** Whose claim ended last: tells who finished from who lost the claim, where an answer was lost. */
  readonly finishedBy?: string;
}

/** Where a post stands in the table; `what` names it in errors. What expires says when, and stands in the index. */
export interface PostItem {
  readonly what: string;
  readonly key: Key;
  readonly expiry?: IndexKey & { readonly expiresAt: number };
}

export function postToItem({ key, expiry }: PostItem, post: ClaimedPost): Item {
  return { ...key, ...expiry, schema: POST_SCHEMA, post: attributeValue(post) };
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
export function postFromItem(what: string, item: RawItem): StoredPost {
  requireSchema(what, item, POST_SCHEMA);
  const post = readShape(what, 'post', shape, item.post);
  const finishedBy = attributesOf(what, item).optionalText('finishedBy');
  return { post, ...(finishedBy !== undefined && { finishedBy }) };
}
