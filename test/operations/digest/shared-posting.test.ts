import { MINUTE } from '../../../src/domain/time.ts';
import { createSharedPosting } from '../../../src/operations/digest/shared-posting.ts';
import type { PostedDay } from '../../../src/operations/digest/show-digest.ts';
import { localDate } from '../../support/builders/day.ts';
import { NOW } from '../../support/builders/time.ts';
import { deferred } from '../../support/fakes/deferred.ts';

const [YESTERDAY, TODAY] = [localDate('2026-11-19'), localDate('2026-11-20')];
const POSTED: PostedDay = { kind: 'posted', place: { channel: 'C1', ts: '1.0' }, isNew: true };
const NOT_POSTED: PostedDay = { kind: 'not-posted', again: NOW + MINUTE };

test('whoever asks while a date is measured shares that, and is told how far it is from then on', async () => {
  const ending = deferred<PostedDay>();
  let runs = 0;
  const shared = createSharedPosting(async (_, report) => {
    runs += 1;
    report({ measured: 1, total: 2 });
    const posted = await ending.promise;
    report({ measured: 2, total: 2 });
    return posted;
  });
  const told: string[] = [];
  const first = shared.postDay(TODAY, ({ measured }) => told.push(`first ${measured}`));
  await Promise.resolve();
  const second = shared.postDay(TODAY, ({ measured }) => told.push(`second ${measured}`));
  ending.resolve(POSTED);

  expect(await Promise.all([first, second])).toEqual([POSTED, POSTED]);
  expect(runs).toBe(1);
  expect(told).toEqual(['first 1', 'second 1', 'first 2', 'second 2']);
});

test('whoever asks after it has ended begins anew, also after a failure', async () => {
  let runs = 0;
  const shared = createSharedPosting(async () => {
    runs += 1;
    if (runs === 1) throw new Error('no store');
    return POSTED;
  });

  await expect(shared.postDay(TODAY, () => undefined)).rejects.toThrow('no store');
  expect(await shared.postDay(TODAY, () => undefined)).toEqual(POSTED);
});

test('each date is a matter of its own', async () => {
  const dates: string[] = [];
  const shared = createSharedPosting(async (date) => {
    dates.push(date);
    return POSTED;
  });

  await Promise.all([YESTERDAY, TODAY].map((date) => shared.postDay(date, () => undefined)));

  expect(dates).toEqual([YESTERDAY, TODAY]);
});

describe('what is left to do', () => {
  /** After these attempts, one after the other. */
  async function unfinishedAfter(...attempts: readonly (readonly [typeof TODAY, PostedDay])[]) {
    const outcomes = attempts.map(([, outcome]) => outcome);
    const shared = createSharedPosting(async () => outcomes.shift() ?? POSTED);
    for (const [date] of attempts) await shared.postDay(date, () => undefined);
    return shared.unfinished();
  }
  const unfinished = { date: TODAY, again: NOW + MINUTE };

  test('is what could not be posted, and what may stand twice', async () => {
    expect(await unfinishedAfter([TODAY, NOT_POSTED])).toEqual(unfinished);
    expect(await unfinishedAfter([TODAY, { ...POSTED, again: NOW + MINUTE }])).toEqual(unfinished);
  });

  test('is nothing once it is posted, or a later one is', async () => {
    expect(await unfinishedAfter([TODAY, NOT_POSTED], [TODAY, POSTED])).toBeUndefined();
    expect(await unfinishedAfter([YESTERDAY, NOT_POSTED], [TODAY, POSTED])).toBeUndefined();
    expect(await unfinishedAfter([TODAY, NOT_POSTED], [YESTERDAY, POSTED])).toEqual(unfinished);
  });

  test('is nothing that another process is at', async () => {
    expect(await unfinishedAfter([TODAY, { kind: 'elsewhere', again: NOW + 1 }])).toBeUndefined();
  });
});
