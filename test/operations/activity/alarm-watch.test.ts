import type { AlarmWatch } from '../../../src/domain/alarm-watch/alarm-watch.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { createAlarmWatch } from '../../../src/operations/activity/alarm-watch/create-alarm-watch.ts';
import { createPipeline } from '../../../src/operations/activity/pipeline.ts';
import { noticeRenderer } from '../../../src/slack/activity/pipeline-words.ts';
import {
  createAlarmWatchStore,
  createNoticePostStore,
} from '../../../src/store/activity/alarm-watch-store.ts';
import { createHeartbeatStore } from '../../../src/store/activity/heartbeat-store.ts';
import { createPoisonStore } from '../../../src/store/activity/poison-store.ts';
import { accountIdNumber, aDirectory, anAccount } from '../../support/builders/account.ts';
import { type ActivityWorld, startActivityWorld } from '../../support/fakes/activity.ts';
import { ALERTS } from '../../support/fakes/tending.ts';

const ACCOUNTS = [1, 2, 3].map((n) => anAccount({ id: accountIdNumber(n), name: `member-${n}` }));
const REGION = 'eu-central-1';
const PLACES = { regions: [REGION], heartbeatEvery: HOUR, turn: async () => undefined };

let world: ActivityWorld;

beforeEach(async () => {
  world = await startActivityWorld();
});
afterEach(() => world.close());

const heartbeats = () => createHeartbeatStore(world.windows);

/** One more process; it has caught up with the queue. */
function startWatch() {
  const { deps } = world.start();
  const { table, clock } = world.windows;
  const watch = createAlarmWatch({
    ...{ ...deps, heartbeats: heartbeats(), regions: [REGION], alertsChannel: ALERTS },
    pipeline: createPipeline({ ...PLACES, heartbeats: heartbeats(), clock }),
    poison: createPoisonStore({ table, newId: deps.newId }),
    watch: createAlarmWatchStore({ table }),
    noticePosts: createNoticePostStore({ table }),
    storedDirectory: async () => aDirectory({ accounts: ACCOUNTS }),
    renderer: noticeRenderer(),
  });
  return () => watch(clock.now());
}

/** Those numbered are heard, as of now. */
function hear(...numbers: readonly number[]): Promise<void> {
  const at = world.windows.clock.now();
  return heartbeats().hear(numbers.map((n) => ({ accountId: accountIdNumber(n), region: REGION, at })));
}

const told = () => world.posted().map(({ text }) => text);
const stored = (): Promise<AlarmWatch> => createAlarmWatchStore({ table: world.windows.table }).load();

test('of several processes one tells that a place fell silent, once, and that it is heard again', async () => {
  const { clock } = world.windows;
  const watches = [startWatch(), startWatch(), startWatch()];
  const all = () => Promise.all(watches.map((watch) => watch()));
  await all();
  await hear(1, 2, 3);
  clock.move(HOUR);
  await hear(1, 2);
  await all();
  expect(told()).toEqual([]);
  clock.move(90 * MINUTE);
  await all();
  expect(told()).toEqual(['ALARM PATH SILENT in 1 of 3 accounts: a use of root there would go unnoticed']);
  for (let minute = 0; minute < 12; minute += 1) {
    clock.move(MINUTE);
    await all();
  }
  expect(told()).toHaveLength(1);
  expect((await stored()).notices).toEqual([]);
  await hear(1, 2, 3);
  clock.move(5 * MINUTE);
  await all();
  expect(told().slice(1)).toEqual(['Alarm path heard again in 1 account']);
});

test('an account that nobody was told of before has its time, and is then never heard', async () => {
  const { clock } = world.windows;
  const watch = startWatch();
  await hear(1, 2);
  await watch();
  clock.move(2 * HOUR);
  await hear(1, 2);
  await watch();
  expect(told()).toEqual([]);
  clock.move(10 * MINUTE);
  await watch();
  expect(told()).toHaveLength(1);
  expect(world.posted()[0]?.plainText).toContain(`member-3 ${accountIdNumber(3)}: ${REGION} NEVER HEARD`);
});

test('a process that has just started says nothing of silence: what waits on the queue is not stored yet', async () => {
  const { clock } = world.windows;
  await hear(1, 2, 3);
  clock.move(DAY);
  const watch = startWatch();
  await watch();
  clock.move(9 * MINUTE);
  await watch();
  expect(told()).toEqual([]);
  clock.move(MINUTE);
  await hear(1, 2, 3);
  await watch();
  expect(told()).toEqual([]);
});

test.each(['before', 'after'] as const)(
  'killed around any call, %s it is applied: silence is told once, by whoever comes next',
  async (when) => {
    const { calls, clock } = world.windows;
    const next = startWatch();
    await hear(1, 2, 3);
    await next();
    for (let n = 1; ; n += 1) {
      clock.move(3 * HOUR);
      await hear(1, 2, 3);
      await next();
      const dying = startWatch();
      clock.move(3 * HOUR);
      await hear(1, 2);
      const before = told().length;
      calls.dieAt(when, n);
      await dying().catch(() => undefined);
      const isOver = n > calls.made.length;
      calls.revive();
      for (let minute = 0; minute < 6; minute += 1) {
        clock.move(MINUTE);
        await next();
      }
      expect({ n, told: told().slice(before) }).toEqual({
        n,
        told: ['ALARM PATH SILENT in 1 of 3 accounts: a use of root there would go unnoticed'],
      });
      if (!isOver) continue;
      expect(n).toBeGreaterThan(8);
      return;
    }
  },
);

describe('what could not be read', () => {
  const poison = (body: string) =>
    createPoisonStore({ table: world.windows.table, newId: (purpose) => purpose }).save({
      ...{ id: `sha-${body}`, body, why: 'not-json', arrivedAt: world.windows.clock.now() },
    });

  test('is told once with its id and never what is in it, though Slack is away for long: then people are called without it', async () => {
    const { calls, clock, log } = world.windows;
    const first = startWatch();
    await poison('secret-1');
    clock.move(12 * MINUTE);
    calls.fail(/^slack:chat/);
    await first();
    await poison('secret-2');
    for (let minute = 0; minute < 10; minute += 1) {
      clock.move(MINUTE);
      await first();
    }
    expect(told()).toEqual([]);
    expect(log.lines.filter(({ fields }) => fields.alarm === 'undelivered-alert').length).toBeGreaterThan(0);
    calls.fail(undefined);
    const second = startWatch();
    for (let minute = 0; minute < 45; minute += 1) {
      clock.move(MINUTE);
      await Promise.all([first(), second()]);
    }
    const texts = world.posted().map(({ plainText }) => plainText);
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain('kept as sha-secret-1\n');
    expect(texts[1]).toContain('kept as sha-secret-2\n');
  });
});
