import type { Acknowledgement } from '../../../src/domain/acknowledgement/acknowledgement.ts';
import type { LocalDate } from '../../../src/domain/snapshot/local-date.ts';
import type { Snapshot } from '../../../src/domain/snapshot/snapshot.ts';
import { DAY, MINUTE } from '../../../src/domain/time.ts';
import { createDayDigests } from '../../../src/operations/digest/day-digests.ts';
import { createSweptDays } from '../../../src/operations/digest/swept-days.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { localDate } from '../../support/builders/day.ts';
import { anAlarmPath, manyAccounts } from '../../support/builders/digest.ts';
import { dayTime, snapshotsOf } from '../../support/builders/snapshots.ts';
import { standingClock } from '../../support/fakes/clock.ts';

const FAILS = { 'root-mfa': 'fail' } as const;
const DAYS = [
  { accounts: manyAccounts(3) },
  { accounts: manyAccounts(3, { said: FAILS, severity: 'high' }) },
  { accounts: manyAccounts(3, { said: FAILS, severity: 'high' }) },
];

/** The three days are stored; what is asked of the store is noted. */
function setting() {
  const snapshots = snapshotsOf(...DAYS);
  const clock = standingClock(dayTime(2) + MINUTE);
  const acknowledgements: Acknowledgement[] = [];
  const loaded: LocalDate[] = [];
  const posted: LocalDate[] = [];
  const damaged = new Set<LocalDate>();
  const whole = () => snapshots.filter(({ date }) => !damaged.has(date));
  const before = (date?: LocalDate) => whole().filter((each) => date === undefined || each.date < date);
  const deps = {
    clock,
    lastPosted: async (before: LocalDate) => posted.filter((date) => date < before).at(-1),
    snapshots: {
      async load(date: LocalDate): Promise<Snapshot | undefined> {
        loaded.push(date);
        return whole().find((each) => each.date === date);
      },
      latest: async (date?: LocalDate) => before(date).at(-1),
      counts: async (from: LocalDate, to: LocalDate) =>
        snapshots
          .filter(({ date }) => from <= date && date <= to)
          .map(({ date, counts }) => ({ date, counts })),
    },
    acknowledgements: { since: async () => [...acknowledgements] },
    turn: async () => undefined,
  };
  const asked: number[] = [];
  const rootActivity = async (since: number) => {
    asked.push(since);
    const alarmPath = anAlarmPath(3, clock.now());
    return { rootUse: { unsanctioned: [], sanctioned: 1 }, alarmPath };
  };
  const dayDigests = createDayDigests({ ...deps, rootActivity, sweptDays: createSweptDays(deps) });
  return { clock, acknowledgements, loaded, posted, damaged, asked, dayDigests };
}

function times(loaded: readonly LocalDate[], date: LocalDate): number {
  return loaded.filter((each) => each === date).length;
}

function acknowledged(day: number): Acknowledgement {
  return {
    ...{ on: accountIdNumber(1000), checkId: 'root-mfa', by: { id: 'U1', name: 'Omar Diaz' } },
    ...{ at: dayTime(day) + 1, why: 'on order', until: dayTime(day) + 30 * DAY },
    finding: { severity: 'high', since: dayTime(1), marks: {} },
  };
}

describe('the digest of a day', () => {
  test('compares it with the day before, and has the trend of those before', async () => {
    const { dayDigests } = setting();

    const digest = await dayDigests(localDate('2026-11-21'));

    expect(digest?.before?.date).toBe('2026-11-20');
    expect(digest?.worse).toHaveLength(3);
    expect(digest?.trend.days.map(({ date }) => date)).toEqual(['2026-11-20', '2026-11-21']);
  });

  test('has root use since the digest that it is compared with, of a first day since the day before', async () => {
    const { dayDigests, posted, asked } = setting();
    posted.push(localDate('2026-11-20'));
    const digest = await dayDigests(localDate('2026-11-22'));
    await dayDigests(localDate('2026-11-20'));
    expect(digest?.rootUse?.sanctioned).toBe(1);
    expect(digest?.alarmPath?.accounts).toBe(3);
    expect(asked).toEqual([dayTime(0), dayTime(0) - DAY]);
  });

  test('compares it with the last one that was posted, so that nothing of a day that was not told is lost', async () => {
    const { dayDigests, posted } = setting();
    posted.push(localDate('2026-11-20'));

    const digest = await dayDigests(localDate('2026-11-22'));

    expect(digest?.before?.date).toBe('2026-11-20');
    expect(digest?.worse).toHaveLength(3);
    expect(digest?.unreadBefore).toBeUndefined();
  });

  test('compares it with the one before where that of the last posted is damaged, and says so', async () => {
    const { dayDigests, posted, damaged } = setting();
    posted.push(localDate('2026-11-20'), localDate('2026-11-21'));
    damaged.add(localDate('2026-11-21'));

    const digest = await dayDigests(localDate('2026-11-22'));

    expect(digest?.before?.date).toBe('2026-11-20');
    expect(digest?.unreadBefore).toBe('2026-11-21');
  });

  test('is no first day where there were others, and none of them can be read', async () => {
    const { dayDigests, damaged } = setting();
    damaged.add(localDate('2026-11-20'));

    const digest = await dayDigests(localDate('2026-11-21'));

    expect(digest).toMatchObject({ unreadBefore: '2026-11-20', headline: [{ kind: 'not-compared' }] });
  });

  test('has nothing to compare with on the first day', async () => {
    const digest = await setting().dayDigests(localDate('2026-11-20'));

    expect(digest?.before).toBeUndefined();
    expect(digest?.trend.days).toHaveLength(1);
  });

  test('is none where the date was not swept', async () => {
    expect(await setting().dayDigests(localDate('2026-11-25'))).toBeUndefined();
  });

  test('says when it was due, where it is late', async () => {
    const late = await setting().dayDigests(localDate('2026-11-21'), dayTime(1));

    expect(late?.lateSince).toBe(dayTime(1));
  });

  test('has what was acknowledged a moment ago', async () => {
    const { acknowledgements, dayDigests } = setting();
    const date = localDate('2026-11-22');
    expect((await dayDigests(date))?.counts).toMatchObject({ failing: 3, acknowledged: 0 });

    acknowledgements.push(acknowledged(2));

    expect((await dayDigests(date))?.counts).toMatchObject({ failing: 2, acknowledged: 1 });
  });

  test('is loaded once for who pages through it, and anew after ten minutes', async () => {
    const { clock, loaded, dayDigests } = setting();
    const date = localDate('2026-11-22');
    await Promise.all([dayDigests(date), dayDigests(date)]);
    clock.move(10 * MINUTE - 1);
    await dayDigests(date);
    expect(times(loaded, date)).toBe(1);

    clock.move(1);
    await dayDigests(date);

    expect(times(loaded, date)).toBe(2);
  });

  test('is forgotten for others that are asked for', async () => {
    const { loaded, dayDigests } = setting();
    const date = localDate('2026-11-22');
    for (const each of [date, localDate('2026-11-20'), localDate('2026-11-21')]) await dayDigests(each);
    const before = times(loaded, date);

    await dayDigests(date);

    expect(times(loaded, date)).toBe(before + 1);
  });

  test('is looked for again where it was not there', async () => {
    const { loaded, dayDigests } = setting();
    const date = localDate('2026-11-25');
    await dayDigests(date);
    await dayDigests(date);

    expect(loaded).toEqual([date, date]);
  });
});
