import type { ActivityRecord } from '../../../src/domain/activity/record.ts';
import { createFollowing, type FollowingDeps } from '../../../src/operations/activity/following.ts';
import { aRecord } from '../../support/builders/activity.ts';
import { aChange, anAssumeRoot } from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { standingClock } from '../../support/fakes/clock.ts';

/** What is followed, in its order; nothing is known of any window, and each account's alert is new. */
function aFollowing(stored: readonly ActivityRecord[] = []) {
  const followed: ActivityRecord[] = [];
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
          .map(({ kept }) => ({ kind: kept.kind, at: kept.event.at, key: kept.event.key })),
      load: async (refs) => refs.flatMap(({ key }) => pending.get(key) ?? []),
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
    log: { error: (fields, message) => console.log(fields, message) },
  };
  return { following: createFollowing(deps), followed };
}

const opening = (n: number) => aRecord(anAssumeRoot({ eventID: `opening ${n}` }));
const change = (n: number) => aRecord(aChange('iam', 'CreateUser', { eventID: `change ${n}` }));
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
    const { following, followed } = aFollowing(all);
    following.take(all);
    await following.settled();
    expect(new Set(followed.map(({ kept }) => kept.event.key)).size).toBe(5_000);
  });

  test('of a sweep leaves nothing that is due, whatever the index still shows', async () => {
    const { following, followed } = aFollowing([...many(250, change), { ...opening(1), due: NOW + 1 }]);
    following.sweep();
    await following.settled();
    expect(followed).toHaveLength(250);
  });
});
