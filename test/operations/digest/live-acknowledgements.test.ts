import type { Acknowledgement } from '../../../src/domain/acknowledgement/acknowledgement.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { liveAcknowledgements } from '../../../src/operations/digest/live-acknowledgements.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { type AccountOfDay, postureOfDay } from '../../support/builders/day.ts';
import { anAcknowledgement, dayTime, snapshotsOf } from '../../support/builders/snapshots.ts';
import { standingClock } from '../../support/fakes/clock.ts';

const NOW = dayTime(0) + 2 * HOUR;

const failing = (count: number, from = 1): AccountOfDay[] =>
  Array.from({ length: count }, (_, n) => ({ number: from + n, said: { 'root-mfa': 'fail' } }));
const acknowledged = (count: number) =>
  Array.from({ length: count }, (_, n) => anAcknowledgement({ on: accountIdNumber(n + 1) }));

/** A store that holds these, and notes what it was asked for. */
function aSetting(acknowledgements: readonly Acknowledgement[], swept: readonly AccountOfDay[]) {
  const asked: string[] = [];
  const counted = { turns: 0 };
  const [snapshot] = snapshotsOf({ accounts: swept });
  const of = (live: readonly AccountOfDay[], organization: Parameters<typeof postureOfDay>[1] = {}) =>
    liveAcknowledgements(postureOfDay(live, { measuredAt: NOW, ...organization }), {
      acknowledgements: {
        on: async (on) => {
          asked.push(on);
          return acknowledgements.filter((each) => each.on === on);
        },
        since: async (since) => {
          asked.push('all');
          return acknowledgements.filter(({ until }) => until > since);
        },
      },
      recentSnapshot: async () => {
        asked.push('snapshot');
        return snapshot;
      },
      clock: standingClock(NOW),
      turn: async () => {
        counted.turns += 1;
      },
    });
  return { asked, counted, of };
}

test('of five thousand accounts with as many acknowledgements all are found, in many turns of the event loop', async () => {
  const all = acknowledged(5_000);
  const { of, counted } = aSetting(all, failing(5_000));

  expect(new Set(await of(failing(5_000)))).toEqual(new Set(all));
  expect(counted.turns).toBeGreaterThanOrEqual(20);
});

test('of some accounts only theirs are found', async () => {
  const all = acknowledged(10);
  const { of } = aSetting(all, failing(10));

  expect(await of(failing(7, 4))).toEqual(all.slice(3));
});

test('of a few accounts no others are read, and the answer is the same', async () => {
  const all = acknowledged(10);
  const { of, asked } = aSetting(all, failing(10));

  expect(await of(failing(2))).toEqual(all.slice(0, 2));
  expect(asked).toEqual([accountIdNumber(1), accountIdNumber(2), 'snapshot']);
});

test("the organization's own are found with whatever accounts", async () => {
  const own = anAcknowledgement({ on: 'organization', checkId: 'central-root-access' });
  const { of } = aSetting([own], []);
  const check = { checkId: 'central-root-access', severity: 'medium' } as const;
  const outcome = { status: 'fail', detail: 'It is off.', remedy: 'Turn it on.' } as const;

  for (const accounts of [failing(1), failing(20)]) {
    expect(await of(accounts, { organization: [{ ...check, outcome }] })).toEqual([own]);
    expect(await of(accounts)).toEqual([]);
  }
});

test('where there are none the last snapshot is not read', async () => {
  const { of, asked } = aSetting([], failing(20));

  expect(await of(failing(20))).toEqual([]);
  expect(asked).toEqual(['all']);
});
