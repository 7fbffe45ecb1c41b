import type { ClaimedPost } from '../../operations/posting-ports.ts';
import type { PostStore } from '../../operations/window-ports.ts';
import { ABSENT, type Expression, every, readable } from '../conditions.ts';
import { nameOf } from '../errors.ts';
import { type Looked, settledWrite } from '../settled-write.ts';
import { getItem, putItemIf, updateItemIf } from '../single-item.ts';
import type { AttributeValue, Table } from '../table.ts';
import { attributeValue } from './attribute-value.ts';
import { POST_SCHEMA, type PostItem, postFromItem, postToItem, type StoredPost } from './post-item.ts';

// Who is at a message holds its claim; every write is conditional on the claim that was seen, and `by`, unique to one
// attempt, tells whose write stands. What each gives back is said at `PostStore`.

type Claim = NonNullable<ClaimedPost['claim']>;

export function intendPost(table: Table, at: PostItem, post: ClaimedPost): ReturnType<PostStore['intend']> {
  return settledWrite(
    `the intent to post ${nameOf(at.key)} was stored`,
    () => putItemIf(table, postToItem(at, post), ABSENT),
    async () => whoseClaim(await readPost(table, at), undefined, post.claim?.by),
  );
}

export function claimPost(
  table: Table,
  at: PostItem,
  seen: ClaimedPost,
  claim: Claim,
): ReturnType<PostStore['claim']> {
  return settledWrite(
    `the claim on ${nameOf(at.key)} was stored`,
    () => updateItemIf(table, at.key, claimedBy(claim), stillAs(seen)),
    async () => whoseClaim(await readPost(table, at), seen, claim.by),
  );
}

export function finishPost(
  table: Table,
  at: PostItem,
  by: string,
  outcome: Outcome,
): ReturnType<PostStore['finish']> {
  return settledWrite(
    `what came of ${nameOf(at.key)} was stored`,
    () => updateItemIf(table, at.key, finishedBy(by, outcome), claimIs(by)),
    async () => whoseEnd(await readPost(table, at), by),
  );
}

/** The post as it is now, or `undefined`. */
export async function readPost(table: Table, { key, what }: PostItem): Promise<StoredPost | undefined> {
  const item = await getItem(table, key);
  return item === undefined ? undefined : postFromItem(what, item);
}

const POST = { '#post': 'post' };
const CLAIM = { ...POST, '#claim': 'claim' };

/** Nobody else came in between: neither to claim it, nor to claim it and finish. */
function stillAs({ claim, place }: ClaimedPost): Expression {
  return every(
    readable(POST_SCHEMA),
    claim === undefined ? { text: 'attribute_not_exists(#post.#claim)', names: CLAIM } : claimIs(claim.by),
    place === undefined
      ? { text: 'attribute_not_exists(#post.#place)', names: { '#place': 'place' } }
      : {
          text: '#post.#place.#ts = :seenTs',
          names: { '#place': 'place', '#ts': 'ts' },
          values: { ':seenTs': place.ts },
        },
  );
}

function claimIs(by: string): Expression {
  return { text: '#post.#claim.#by = :seenBy', names: { ...CLAIM, '#by': 'by' }, values: { ':seenBy': by } };
}

function claimedBy(claim: Claim): Expression {
  return {
    text: 'SET #post.#claim = :claim',
    names: CLAIM,
    values: { ':claim': attributeValue(claim) },
  };
}

const OUTCOME = ['place', 'drawn', 'doubtfulUntil'] as const;

type Outcome = Pick<ClaimedPost, (typeof OUTCOME)[number]>;

/** All that is known from now on; what is not in `outcome` is removed, and so is the claim. */
function finishedBy(by: string, outcome: Outcome): Expression {
  const known = OUTCOME.filter((name) => outcome[name] !== undefined);
  const gone = OUTCOME.filter((name) => outcome[name] === undefined);
  const sets = ['#finishedBy = :by', ...known.map((name) => `#post.#${name} = :${name}`)];
  const removes = ['claim', ...gone].map((name) => `#post.#${name}`);
  const values: [string, AttributeValue][] = known.map((name) => [`:${name}`, attributeValue(outcome[name])]);
  return {
    text: `SET ${sets.join(', ')} REMOVE ${removes.join(', ')}`,
    names: {
      ...CLAIM,
      '#finishedBy': 'finishedBy',
      ...Object.fromEntries(OUTCOME.map((name) => [`#${name}`, name])),
    },
    values: { ':by': by, ...Object.fromEntries(values) },
  };
}

/** Whose claim stands, where one was wanted over `seen`; absent where the post was to be there no more than its claim. */
function whoseClaim(
  stored: StoredPost | undefined,
  seen: ClaimedPost | undefined,
  by: string | undefined,
): Looked {
  if (stored === undefined) return seen === undefined ? 'unchanged' : 'another';
  const holder = stored.post.claim?.by;
  if (by !== undefined && holder === by) return 'ours';
  const asSeen = seen !== undefined && holder === seen.claim?.by && stored.post.place?.ts === seen.place?.ts;
  return asSeen ? 'unchanged' : 'another';
}

function whoseEnd(stored: StoredPost | undefined, by: string): Looked {
  if (stored?.finishedBy === by) return 'ours';
  return stored?.post.claim?.by === by ? 'unchanged' : 'another';
}
