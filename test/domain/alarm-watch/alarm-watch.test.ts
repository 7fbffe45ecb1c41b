import {
  type AlarmWatch,
  type Found,
  NOTHING_TOLD,
  nextWatch,
} from '../../../src/domain/alarm-watch/alarm-watch.ts';
import type { UnreadMessage } from '../../../src/domain/alarm-watch/notice.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/time.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';

const place = (n: number) => ({ accountId: accountIdNumber(n), region: 'us-east-1' });
const EXPECTED = [1, 2, 3, 4].map(place);

/** Those numbered are silent. */
function found(now: Instant, silent: readonly number[], overrides: Partial<Found> = {}): Found {
  const places = silent.map(place);
  return {
    standing: { alive: EXPECTED.length - places.length, silent: places, notYet: [] },
    expected: EXPECTED,
    unread: { messages: [], more: false, to: now },
    now,
    ...overrides,
  };
}

/** Stored, and told. */
const settled = (watch: AlarmWatch): AlarmWatch => ({ ...watch, version: watch.version + 1, notices: [] });

/** The watch after looking at each, with what was told at each. */
function afterLooks(...looks: readonly Found[]) {
  const told: AlarmWatch['notices'][number]['about'][][] = [];
  let watch = NOTHING_TOLD;
  for (const look of looks) {
    const next = nextWatch(watch, look);
    told.push(next.notices.map(({ about }) => about));
    watch = next === watch ? watch : settled(next);
  }
  return { told, watch };
}

const kinds = (told: ReturnType<typeof afterLooks>['told']) =>
  told.map((each) => each.map(({ kind }) => kind));

test('while all are heard nothing is told, and nothing stored', () => {
  expect(nextWatch(NOTHING_TOLD, found(NOW, []))).toBe(NOTHING_TOLD);
});

test('silence is told once, with how many of how many are silent in all', () => {
  const { told, watch } = afterLooks(found(NOW, [1]), found(NOW + 5 * MINUTE, [1]), found(NOW + HOUR, [1]));
  expect(kinds(told)).toEqual([['silent'], [], []]);
  expect(told[0]?.[0]).toMatchObject({ accounts: { count: 1 }, inAll: 1, of: 4 });
  expect(watch.silent).toEqual([place(1)]);
});

test('what falls silent a moment later is told together, half an hour after the first', () => {
  const { told } = afterLooks(
    found(NOW, [1]),
    found(NOW + 5 * MINUTE, [1, 2]),
    found(NOW + 10 * MINUTE, [1, 2, 3]),
    found(NOW + 30 * MINUTE, [1, 2, 3]),
  );
  expect(kinds(told)).toEqual([['silent'], [], [], ['silent']]);
  expect(told[3]?.[0]).toMatchObject({ accounts: { count: 2 }, inAll: 3 });
});

test('what stays silent is told again each day', () => {
  const { told } = afterLooks(
    found(NOW, [1, 2]),
    found(NOW + DAY - 1, [1, 2]),
    found(NOW + DAY, [1, 2]),
    found(NOW + DAY + HOUR, [1, 2]),
    found(NOW + 2 * DAY, [1]),
  );
  expect(kinds(told)).toEqual([['silent'], [], ['still-silent'], [], ['still-silent', 'heard']]);
  expect(told[4]?.[1]).toMatchObject({ accounts: [place(2).accountId], count: 1, left: 1 });
});

test('who is heard again is told once; when silence was last seen is kept', () => {
  const { told, watch } = afterLooks(
    found(NOW, [1, 2]),
    found(NOW + 3 * HOUR, [2]),
    found(NOW + 4 * HOUR, []),
  );
  expect(kinds(told)).toEqual([['silent'], ['heard'], ['heard']]);
  expect(told[2]?.[0]).toMatchObject({ count: 1, left: 0 });
  expect(watch).toMatchObject({ silent: [], interruptedAt: NOW + 4 * HOUR });
});

test('of an account that was closed meanwhile nothing is told', () => {
  const others = EXPECTED.slice(1);
  const { told, watch } = afterLooks(found(NOW, [1]), found(NOW + HOUR, [], { expected: others }));
  expect(kinds(told)).toEqual([['silent'], []]);
  expect(watch.silent).toEqual([]);
});

test('a moment of silence that was not worth telling is an interruption all the same', () => {
  const { told, watch } = afterLooks(
    found(NOW, [1]),
    found(NOW + 2 * HOUR, []),
    found(NOW + 2 * HOUR + 5 * MINUTE, [2]),
    found(NOW + 2 * HOUR + 10 * MINUTE, []),
  );
  expect(kinds(told)).toEqual([['silent'], ['heard'], ['silent'], []]);
  expect(watch.interruptedAt).toBe(NOW + 2 * HOUR);
});

describe('what could not be read', () => {
  const messages: readonly UnreadMessage[] = [7, 6, 5, 4, 3, 2, 1].map((n) => ({
    id: `id-${n}`,
    why: n === 3 ? 'no-name' : 'not-json',
    arrivedAt: NOW - (10 - n) * MINUTE,
  }));
  const unread = { messages, more: true, to: NOW };

  test('is told by kind, with the ids of the last, and never twice', () => {
    const { told, watch } = afterLooks(found(NOW, [], { unread }));
    expect(told[0]).toEqual([
      {
        kind: 'poison',
        unread: {
          ...{ count: 7, more: true },
          kinds: [
            {
              ...{ why: 'not-json', count: 6, lastAt: NOW - 3 * MINUTE },
              ids: ['id-7', 'id-6', 'id-5', 'id-4', 'id-2'],
            },
            { why: 'no-name', count: 1, lastAt: NOW - 7 * MINUTE, ids: ['id-3'] },
          ],
        },
      },
    ]);
    expect(watch.poisonTo).toBe(NOW);
  });

  test('is told half an hour after what was told before, with what came meanwhile', () => {
    const later = (minutes: number) => found(NOW + minutes * MINUTE, [], { unread });
    const { told, watch } = afterLooks(later(0), later(10), later(31));
    expect(kinds(told)).toEqual([['poison'], [], ['poison']]);
    expect(watch.told.poison).toBe(NOW + 31 * MINUTE);
  });
});

test('of two things found at once each has a name of its own, which no later one has', () => {
  const unread = { messages: [{ id: '1', why: 'not-json' as const, arrivedAt: NOW }], more: false, to: NOW };
  const first = nextWatch(NOTHING_TOLD, found(NOW, [1], { unread }));
  const second = nextWatch(settled(first), found(NOW + HOUR, [1, 2], { unread }));
  const names = [...first.notices, ...second.notices].map(({ name }) => name);
  expect(new Set(names).size).toBe(4);
});
