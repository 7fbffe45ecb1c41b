import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { createLocalSchedule } from '../../../src/jobs/local-schedule.ts';
import { createRunDigest } from '../../../src/operations/digest/run-digest.ts';
import type { PostedDay } from '../../../src/operations/digest/show-digest.ts';
import type { DigestPost } from '../../../src/operations/digest-ports.ts';
import { localDate } from '../../support/builders/day.ts';
import { NOW } from '../../support/builders/time.ts';
import { recordingLog } from '../../support/fakes/log.ts';

const CHANNEL = 'C0SECURITY1';
/** NOW is 9:00 on that day; the digest is due at six. */
const TODAY = localDate('2026-11-20');
const TOMORROW_AT_SIX = NOW + 21 * HOUR;
const PLACE = { channel: CHANNEL, ts: '1.000' };

interface Setting {
  readonly schedule?: string;
  /** Since when there is a digest. */
  readonly since?: number;
  readonly last?: Partial<DigestPost>;
  readonly unfinished?: { readonly date: ReturnType<typeof localDate>; readonly again: number };
  readonly outcome?: PostedDay | Error;
  readonly isEnding?: boolean;
}

/** What a run posts, and when it wants to run again. */
async function run(setting: Setting = {}) {
  const { schedule = '0 6 * * *', since = NOW - 9 * DAY, last, unfinished, isEnding = false } = setting;
  const { outcome = { kind: 'posted', place: PLACE, isNew: true } } = setting;
  const posted: string[] = [];
  const ending = new AbortController();
  if (isEnding) ending.abort();
  const again = createRunDigest({
    schedule: createLocalSchedule(schedule, 'UTC'),
    posts: {
      since: async () => since,
      last: async () => last && { name: TODAY, target: CHANNEL, intendedAt: NOW - HOUR, ...last },
    },
    posting: {
      unfinished: () => unfinished,
      postDay: async (date) => {
        posted.push(date);
        if (outcome instanceof Error) throw outcome;
        return outcome;
      },
    },
    channel: CHANNEL,
    channelCheck: async () => undefined,
    log: recordingLog(),
    signal: ending.signal,
  });
  return { next: await again(NOW), posted };
}

test.each<[string, Setting, readonly string[]]>([
  ['what is due and not posted', {}, ['2026-11-20']],
  ['nothing where it is posted', { last: { place: PLACE } }, []],
  ['nothing of before there was a digest', { since: NOW - HOUR }, []],
  ['one that was intended and not posted', { last: {} }, ['2026-11-20']],
  ['one that may stand twice', { last: { place: PLACE, doubtfulUntil: NOW + MINUTE } }, ['2026-11-20']],
  [
    'one that somebody left in the middle',
    { last: { place: PLACE, claim: { by: 'x', at: NOW } } },
    ['2026-11-20'],
  ],
  ['nothing that a later one has overtaken', { last: { name: localDate('2026-11-21'), place: PLACE } }, []],
  [
    'the last one only, where several were missed',
    { last: { name: localDate('2026-11-17'), place: PLACE } },
    ['2026-11-20'],
  ],
  [
    'nothing that was intended more than 48 h ago',
    { schedule: '0 6 1 * *', last: { name: localDate('2026-11-17'), intendedAt: NOW - 49 * HOUR } },
    [],
  ],
  [
    'what somebody asked for and could not be posted',
    { schedule: '0 6 1 * *', unfinished: { date: TODAY, again: NOW } },
    ['2026-11-20'],
  ],
  [
    'nothing that somebody asked for more than two days ago',
    { schedule: '0 6 1 * *', unfinished: { date: localDate('2026-11-17'), again: NOW } },
    [],
  ],
])('posts %s', async (_, setting, dates) => {
  expect((await run(setting)).posted).toEqual(dates);
});

test.each<[string, Setting, number]>([
  ['when the schedule comes next', {}, TOMORROW_AT_SIX],
  [
    'sooner where something is left to do',
    { outcome: { kind: 'posted', place: PLACE, isNew: true, again: NOW + MINUTE } },
    NOW + MINUTE,
  ],
  ['sooner where another process is at it', { outcome: { kind: 'elsewhere', again: NOW + 1 } }, NOW + 1],
  [
    'later, where the app is ending in the middle',
    { outcome: new Error('ending'), isEnding: true },
    TOMORROW_AT_SIX,
  ],
])('runs again %s', async (_, setting, next) => {
  expect((await run(setting)).next).toBe(next);
});

test('fails where it could not be posted for a fault, to be tried again', async () => {
  await expect(run({ outcome: new Error('no store') })).rejects.toThrow('no store');
});
