import type { ClaimedPost } from '../../../src/operations/posting-ports.ts';
import type { Table } from '../../../src/store/table.ts';
import { postKey } from '../../../src/store/windows/keys.ts';
import { createPostStore } from '../../../src/store/windows/post-store.ts';
import { createWindowStore } from '../../../src/store/windows/window-store.ts';
import { anAccount } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';
import { aWindow } from '../../support/builders/window.ts';
import type { Handle } from '../../support/dynamodb-proxy.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { raiseSchema, rawItem, setAttribute } from './stored-items.ts';
import { aSnapshot, aWindowLog, numbered, SUBMISSION } from './windows.ts';

const ID = aWindow().id;
const PLACE = { channel: 'C0APPROVALS', ts: '1795165200.000100' };
const CARD: ClaimedPost = {
  name: 'CARD#C0APPROVALS',
  target: 'C0APPROVALS',
  intendedAt: NOW,
  claim: { by: 'first', at: NOW },
};

export function windowPostsContract(store: StoreUnderTest): void {
  const windows = (table: Table) => createWindowStore({ table, log: aWindowLog() });
  const posts = (table: Table) => createPostStore({ table });

  async function withWindow() {
    const table = await store.freshTable();
    await windows(table).create(aWindow(), SUBMISSION);
    return table;
  }
  const storedPosts = async (table: Table) => (await windows(table).loadWhole(ID))?.posts;

  describe('a whole window', () => {
    it('is read with its posts, its baseline and whether it was tended, in one call', async () => {
      const table = await withWindow();
      const baseline = { asOf: NOW, accounts: [{ accountId: anAccount().id, root: aSnapshot() }] };
      const reply: ClaimedPost = { name: 'REPLY#2', target: 'C0APPROVALS', intendedAt: NOW + 1 };
      await posts(table).intend(ID, reply);
      await posts(table).intend(ID, CARD);
      await windows(table).saveBaseline(ID, { asOf: NOW - 1, accounts: [] });
      await windows(table).saveBaseline(ID, baseline);
      await windows(table).settle(aWindow(), 'done', undefined);
      const calls: string[] = [];
      const wire = await store.through(table, (passing) => {
        calls.push(passing.operation);
        return passing.forward();
      });
      const whole = await windows(wire).loadWhole(ID);
      expect(whole).toEqual({ window: aWindow(), tended: 'done', posts: [CARD, reply], baseline });
      expect(calls).toEqual(['Query']);
    });

    it('gives the baselines that are there, with their seals', async () => {
      const table = await store.freshTable();
      const baseline = { asOf: NOW, accounts: [], hash: 'a seal' };
      await windows(table).saveBaseline(ID, baseline);
      expect(await windows(table).baselinesOf([ID, numbered(2).id])).toEqual(new Map([[ID, baseline]]));
    });

    it('has no posts and no baseline before there are any', async () => {
      expect(await windows(await withWindow()).loadWhole(ID)).toEqual({ window: aWindow(), posts: [] });
    });

    it('is refused where a newer version wrote what stands beside it', async () => {
      const table = await withWindow();
      await windows(table).saveBaseline(ID, { asOf: NOW, accounts: [] });
      await raiseSchema(table, { pk: ID, sk: 'BASELINE' });
      const newer = /^The stored baseline of RW-.* was written by a newer version/;
      await expect(windows(table).loadWhole(ID)).rejects.toThrow(newer);
      await expect(windows(table).saveBaseline(ID, { asOf: NOW, accounts: [] })).rejects.toThrow(newer);
    });

    it('names the post that was damaged by hand', async () => {
      const table = await withWindow();
      await posts(table).intend(ID, CARD);
      await setAttribute(table, postKey(ID, CARD.name), ['post', 'intendedAt'], 'now');
      await expect(windows(table).loadWhole(ID)).rejects.toThrow(
        `The stored post of ${ID} is damaged: its attribute post.intendedAt cannot be read`,
      );
    });
  });

  describe('the intent to post', () => {
    it('is stored for one of many that have it at the same moment', async () => {
      const table = await withWindow();
      const intents = Array.from({ length: 10 }, (_, n) => ({ ...CARD, claim: { by: `${n}`, at: NOW } }));
      const stored = await Promise.all(intents.map((intent) => posts(table).intend(ID, intent)));
      expect(stored.filter(Boolean)).toHaveLength(1);
      expect(await storedPosts(table)).toEqual([intents[stored.indexOf(true)]]);
    });

    it('is stored although the answer was lost, and not where it was another’s', async () => {
      const table = await withWindow();
      expect(await posts(await store.through(table, losing('PutItem'))).intend(ID, CARD)).toBe(true);
      const other = { ...CARD, claim: { by: 'second', at: NOW } };
      expect(await posts(await store.through(table, losing('PutItem'))).intend(ID, other)).toBe(false);
    });
  });

  describe('a claim on a post', () => {
    it('goes to one of many that saw the same, and keeps all else', async () => {
      const table = await withWindow();
      await posts(table).intend(ID, CARD);
      const claims = Array.from({ length: 10 }, (_, n) => ({ by: `taker ${n}`, at: NOW + 20_000 }));
      const taken = await Promise.all(claims.map((claim) => posts(table).claim(ID, CARD, claim)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await storedPosts(table)).toEqual([{ ...CARD, claim: claims[taken.indexOf(true)] }]);
    });

    it('is not taken from who claimed it since, nor where it was finished since', async () => {
      const table = await withWindow();
      await posts(table).intend(ID, CARD);
      await posts(table).finish(ID, CARD.name, 'first', {});
      const free = (await storedPosts(table))![0]!;
      await posts(table).claim(ID, free, { by: 'second', at: NOW });
      expect(await posts(table).claim(ID, free, { by: 'third', at: NOW })).toBe(false);
      await posts(table).finish(ID, CARD.name, 'second', { place: PLACE });
      expect(await posts(table).claim(ID, free, { by: 'third', at: NOW })).toBe(false);
      expect((await storedPosts(table))?.[0]).not.toHaveProperty('claim');
    });

    it('of a post that is not there takes nothing', async () => {
      const table = await withWindow();
      expect(await posts(table).claim(ID, CARD, { by: 'second', at: NOW })).toBe(false);
      expect(await rawItem(table, postKey(ID, CARD.name))).toBeUndefined();
    });

    it('is held although the answer was lost on the wire', async () => {
      const table = await withWindow();
      await posts(table).intend(ID, CARD);
      const wire = posts(await store.through(table, losing('UpdateItem')));
      expect(await wire.claim(ID, CARD, { by: 'second', at: NOW })).toBe(true);
    });
  });

  describe('finishing a post', () => {
    it('stores what is known from now on, and gives the claim back', async () => {
      const table = await withWindow();
      await posts(table).intend(ID, CARD);
      const { claim: _, ...free } = CARD;
      const first = { place: PLACE, drawn: '1:pending', doubtfulUntil: NOW + 1 };
      expect(await posts(table).finish(ID, CARD.name, 'first', first)).toBe(true);
      expect(await storedPosts(table)).toEqual([{ ...free, ...first }]);
      await posts(table).claim(ID, { ...free, ...first }, { by: 'second', at: NOW });
      const second = { place: PLACE, drawn: '2:pending' };
      expect(await posts(table).finish(ID, CARD.name, 'second', second)).toBe(true);
      expect(await storedPosts(table)).toEqual([{ ...free, ...second }]);
    });

    it('stores nothing where the claim was lost', async () => {
      const table = await withWindow();
      await posts(table).intend(ID, CARD);
      await posts(table).claim(ID, CARD, { by: 'second', at: NOW });
      expect(await posts(table).finish(ID, CARD.name, 'first', { place: PLACE })).toBe(false);
      expect(await storedPosts(table)).toEqual([{ ...CARD, claim: { by: 'second', at: NOW } }]);
    });

    it('is done although the answer was lost on the wire', async () => {
      const table = await withWindow();
      await posts(table).intend(ID, CARD);
      const wire = posts(await store.through(table, losing('UpdateItem')));
      expect(await wire.finish(ID, CARD.name, 'first', { place: PLACE })).toBe(true);
    });
  });
}

/** Loses the answer to the first such request. */
function losing(operation: string): Handle {
  let lost = false;
  return async (passing) => {
    const answer = await passing.forward();
    if (passing.operation !== operation || lost) return answer;
    lost = true;
    return 'connection lost';
  };
}
