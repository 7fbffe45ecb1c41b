import { z } from 'zod';
import type { AccountId } from '../../domain/account.ts';
import type { Listening } from '../../domain/heartbeat/silence.ts';
import { type Chunk, pack, unpack } from '../chunks.ts';
import { DamagedItemError } from '../errors.ts';
import { readShape } from '../windows/shapes/read-shape.ts';
import { accountId, texts } from '../windows/shapes/values.ts';

/** More than there are accounts in any organization. */
const MOST = 1_000_000;

const head = z.looseObject({ regions: texts });
const member = z.looseObject({ accountId, mask: z.string().regex(/^[0-9a-f]+$/) });

/**
 * Places in one chunk, however many of ten thousand accounts there are: the Regions, then each account with a mask of
 * them. `undefined` where there is none.
 */
export async function packPlaces(places: readonly Listening[]): Promise<Chunk | undefined> {
  for await (const chunk of pack(recordsOf(places), MOST)) return chunk;
  return undefined;
}

function* recordsOf(places: readonly Listening[]): Generator<object> {
  if (places.length === 0) return;
  const regions = [...new Set(places.map(({ region }) => region))];
  const bits = new Map(regions.map((region, n) => [region, 1n << BigInt(n)]));
  const masks = new Map<AccountId, bigint>();
  for (const { accountId: account, region } of places) {
    masks.set(account, (masks.get(account) ?? 0n) | (bits.get(region) ?? 0n));
  }
  yield { regions };
  for (const [account, mask] of masks) yield { accountId: account, mask: mask.toString(16) };
}

/** The places of a chunk, account after account. Throws `DamagedItemError`. */
export async function unpackPlaces(what: string, chunk: Chunk): Promise<Listening[]> {
  const [first, ...rest] = await unpack<unknown>(what, chunk);
  const { regions } = readShape(what, 'regions', head, first);
  return rest.flatMap((record) => {
    const { accountId: account, mask } = readShape(what, 'account', member, record);
    const set = BigInt(`0x${mask}`);
    if (set >> BigInt(regions.length) !== 0n) throw new DamagedItemError(what, 'it names no such Region');
    return regions
      .filter((_, n) => (set >> BigInt(n)) & 1n)
      .map((region) => ({ accountId: account, region }));
  });
}
