import { whileHeld } from '../../src/operations/while-held.ts';
import { deferred } from '../support/fakes/deferred.ts';
import { settled } from '../support/fakes/eventually.ts';
import { recordingLog } from '../support/fakes/log.ts';
import { type FakeLease, fakeLease } from '../support/fakes/stores.ts';

const A_MINUTE = 60_000;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
});

afterEach(() => {
  jest.useRealTimers();
});

/** Work that goes on until its signal is aborted or the test ends it. */
function underWay(lease: FakeLease) {
  const log = recordingLog();
  const end = deferred();
  let held: AbortSignal | undefined;
  const ended = whileHeld(lease, log, async (signal) => {
    held = signal;
    await end.promise;
  });
  const pass = async (time: number) => {
    for (let passed = 0; passed < time; passed += 1_000) {
      jest.advanceTimersByTime(1_000);
      await settled(2);
    }
  };
  return { log, end, ended, pass, isLost: () => held?.aborted ?? false, why: () => String(held?.reason) };
}

describe('work under a lease', () => {
  test('renews it four times a minute, and gives it back at the end', async () => {
    const lease = fakeLease();
    const { end, ended, pass, isLost } = underWay(lease);

    await pass(A_MINUTE);
    expect(lease.renewals).toBe(4);
    expect(isLost()).toBe(false);

    end.resolve();
    await ended;
    expect(lease.released).toBe(true);
    await pass(A_MINUTE);
    expect(lease.renewals).toBe(4);
  });

  test('is told to stop once the lease is lost', async () => {
    const { pass, isLost, why, end, ended } = underWay(fakeLease(async () => false));

    await pass(15_000);

    expect(isLost()).toBe(true);
    expect(why()).toContain('lost to another replica');
    end.resolve();
    await ended;
  });

  test('goes on where a renewal fails and the next one does not', async () => {
    let nth = 0;
    const flaky = fakeLease(async () => {
      nth += 1;
      if (nth % 3 !== 0) throw new Error('the store is slow');
      return true;
    });
    const { pass, isLost, log, end, ended } = underWay(flaky);

    await pass(3 * A_MINUTE);

    expect(isLost()).toBe(false);
    expect(log.lines.filter(({ level }) => level === 'warn').length).toBeGreaterThan(0);
    end.resolve();
    await ended;
  });

  test('is told to stop before a minute without any renewal is over', async () => {
    const { pass, isLost, end, ended } = underWay(fakeLease(() => Promise.reject(new Error('no store'))));

    await pass(A_MINUTE - 1_000);

    expect(isLost()).toBe(true);
    end.resolve();
    await ended;
  });

  test('is told to stop as soon where renewals get no answer at all', async () => {
    const { pass, isLost, end, ended } = underWay(fakeLease(() => new Promise(() => undefined)));

    await pass(A_MINUTE - 1_000);

    expect(isLost()).toBe(true);
    end.resolve();
    await ended;
  });

  test('gives the lease back where it throws, and throws the same', async () => {
    const lease = fakeLease();
    const work = whileHeld(lease, recordingLog(), () => Promise.reject(new Error('AccessDenied')));

    await expect(work).rejects.toThrow('AccessDenied');
    expect(lease.released).toBe(true);
  });

  test('is not undone by a lease that cannot be given back: that is logged, and the lease runs out', async () => {
    const log = recordingLog();
    const lease = { ...fakeLease(), release: () => Promise.reject(new Error('no store')) };

    await expect(whileHeld(lease, log, async () => undefined)).resolves.toBeUndefined();

    expect(log.lines).toMatchObject([{ level: 'warn', message: expect.stringContaining('given back') }]);
  });
});
