import { type ActivityRecord, refOf } from '../../../src/domain/activity/record.ts';
import { createFollowing, type FollowingDeps } from '../../../src/operations/activity/following.ts';
import { aRecord } from '../../support/builders/activity.ts';
import {
  aChange,
  anAssumeRoot,
  type CloudTrailRecord,
  rootIdentity,
} from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { standingClock } from '../../support/fakes/clock.ts';

/** What is followed, in its order; nothing is known of any window, and each account's alert is new. */
function aFollowing(stored: readonly ActivityRecord[] = [], wait = async () => {}) {
  const followed: ActivityRecord[] = [];
  let loaded = 0;
  const pending = new Map(stored.map((record) => [record.kept.event.key, record]));
  const never = async () => {
    throw new Error('not asked here');
  };
  const deps: FollowingDeps = {
    records: {
      save: async (records) => {
        followed.push(...records);
        for (const { kept } of records) pending.delete(kept.event.key);
      },
      openingsOf: async () => [],
      eventsOf: async function* () {},
      pending: async (urgency, _before, most) =>
        [...pending.values()]
          .filter(({ kept }) => (kept.kind === 'assume-root' ? 'others' : 'people') === urgency)
          .slice(0, most)
          .map(({ kept }) => refOf(kept)),
      load: async (refs) => {
        loaded += refs.length;
        return refs.flatMap(({ key }) => pending.get(key) ?? []);
      },
    },
    windows: { ofAccount: async () => [], list: async () => [], loadAll: async () => [] },
    intents: { ofAccount: async () => [], ofKeys: async () => [] },
    alerts: {
      load: async () => undefined,
      loadAll: async () => [],
      line: async (topic, accountId) => ({ topic, accountId, version: 0, ids: [] }),
      lead: async () => true,
      create: async () => 'stored',
      advance: never,
    },
    uses: { load: async () => undefined, put: async () => 'stored' },
    alertsMoved: () => undefined,
    usesMoved: () => undefined,
    escalate: async () => [],
    ours: async () => [],
    clock: standingClock(),
    digest,
    wait,
    log: { error: (fields, message) => console.log(fields, message) },
  };
  return { following: createFollowing(deps), followed, loaded: () => loaded };
}

const opening = (n: number) => aRecord(anAssumeRoot({ eventID: `opening ${n}` }));
const change = (n: number, identity: CloudTrailRecord = {}) =>
  aRecord(aChange('iam', 'CreateUser', { eventID: `change ${n}`, userIdentity: rootIdentity(identity) }));
const many = (count: number, make: (n: number) => ActivityRecord) =>
  Array.from({ length: count }, (_, n) => make(n));

describe('following what was stored', () => {
  test('does what people did first, however much came before it', async () => {
    const all = [...many(1_000, opening), change(1)];
    const { following, followed } = aFollowing(all);
    following.take(all);
    await following.settled();
    expect(new Set(followed.map(({ kept }) => kept.event.key)).size).toBe(1_001);
    expect(followed[0]?.kept.event.key).toBe(change(1).kept.event.key);
  });

  test('holds no more than a few hundred in memory, and reads the rest from the store', async () => {
    const all = many(5_000, opening);
    const { following, followed, loaded } = aFollowing(all);
    following.take(all);
    await following.settled();
    expect(new Set(followed.map(({ kept }) => kept.event.key)).size).toBe(5_000);
    expect(loaded()).toBeGreaterThanOrEqual(4_500);
  });

  test('of a sweep leaves nothing that is due, whatever the index still shows', async () => {
    const { following, followed } = aFollowing([...many(250, change), { ...opening(1), due: NOW + 1 }]);
    following.sweep();
    await following.settled();
    expect(followed).toHaveLength(250);
  });

  test('begins with an account at once, and leaves what follows to become more before it goes on', async () => {
    const rests: (() => void)[] = [];
    const { following, followed } = aFollowing([], () => new Promise<void>((over) => rests.push(over)));
    const takes = async (...records: readonly ActivityRecord[]) => {
      following.take(records);
      await new Promise(setImmediate);
      return followed.length;
    };
    expect(await takes(change(1))).toBe(1);
    expect(await takes(change(2))).toBe(1);
    expect(await takes(change(3))).toBe(1);
    expect(await takes(change(4, { accountId: '222233334444' }))).toBe(2);
    rests[0]?.();
    await new Promise(setImmediate);
    expect(followed.slice(2)).toHaveLength(2);
    expect(await takes(...many(99, (n) => change(n + 10)))).toBe(4);
    expect(await takes(change(5))).toBe(104);
  });
});
