import { DAY, MINUTE, SECOND } from '../../src/domain/time.ts';
import { createActivitySweepJob } from '../../src/jobs/activity-sweep.ts';
import type { Job } from '../../src/jobs/job.ts';
import { type Scheduler, startScheduler } from '../../src/jobs/scheduler.ts';
import { NOW } from '../support/builders/time.ts';
import { standingClock } from '../support/fakes/clock.ts';
import { type Deferred, deferred } from '../support/fakes/deferred.ts';
import { settled } from '../support/fakes/eventually.ts';
import { recordingLog } from '../support/fakes/log.ts';

let scheduler: Scheduler | undefined;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
});

afterEach(async () => {
  await scheduler?.stop();
  scheduler = undefined;
  jest.useRealTimers();
});

interface FakeJob extends Job {
  readonly runs: number[];
  /** When it was told that the clock was set back. */
  readonly setBack: number[];
}

/** Due at `due`, then `every` later, whatever a run comes to. */
function aJob(name: string, due: number, work: () => Promise<void> = async () => undefined): FakeJob {
  const runs: number[] = [];
  const setBack: number[] = [];
  let next = due;
  return {
    ...{ name, runs, setBack, nextDue: () => next },
    clockSetBack(now) {
      setBack.push(now);
      next = Math.min(next, now);
    },
    async runDue(now) {
      runs.push(now);
      next = now + 10 * MINUTE;
      await work();
    },
  };
}

function aSetting(...jobs: readonly Job[]) {
  const clock = standingClock();
  const log = recordingLog();
  const started = startScheduler(jobs, clock, log);
  scheduler = started;
  /** The clock and the timers go together, as in a process. */
  const pass = async (time: number) => {
    for (let passed = 0; passed < time; passed += MINUTE / 2) {
      clock.move(MINUTE / 2);
      jest.advanceTimersByTime(MINUTE / 2);
      await settled(3);
    }
  };
  return { clock, log, scheduler: started, pass };
}

describe('a job', () => {
  test('runs once each time it is due, and not before', async () => {
    const job = aJob('sweep', NOW + MINUTE);
    const { pass } = aSetting(job);

    await pass(MINUTE / 2);
    expect(job.runs).toEqual([]);

    await pass(10 * MINUTE);
    expect(job.runs).toEqual([NOW + MINUTE]);

    await pass(MINUTE);
    expect(job.runs).toEqual([NOW + MINUTE, NOW + 11 * MINUTE]);
  });

  test('that is due at the start runs at once', async () => {
    const job = aJob('refresh', NOW);
    aSetting(job);

    jest.advanceTimersByTime(0);

    expect(job.runs).toHaveLength(1);
  });

  test('that fails is logged, and runs again when it is due again', async () => {
    const job = aJob('refresh', NOW, () => Promise.reject(new Error('AccessDenied')));
    const { pass, log } = aSetting(job);

    await pass(11 * MINUTE);

    expect(job.runs).toHaveLength(2);
    expect(log.lines).toMatchObject(
      [1, 2].map(() => ({ level: 'error', fields: { job: 'refresh', err: expect.any(Error) } })),
    );
  });

  test('that takes long keeps no other from running, and does not run twice at once', async () => {
    const end: Deferred<void> = deferred();
    const long = aJob('refresh', NOW, () => end.promise);
    const other = aJob('sweep', NOW + MINUTE);
    const { pass } = aSetting(long, other);

    await pass(12 * MINUTE);

    expect(long.runs).toHaveLength(1);
    expect(other.runs).toHaveLength(2);
    end.resolve();
    await settled();
    await pass(MINUTE);
    expect(long.runs).toHaveLength(2);
  });

  test('that is still due while it runs does not keep the process busy', async () => {
    const end: Deferred<void> = deferred();
    let looks = 0;
    const job: Job = {
      name: 'stubborn',
      nextDue: () => {
        looks += 1;
        return NOW;
      },
      clockSetBack: () => undefined,
      runDue: () => end.promise,
    };
    const { pass } = aSetting(job);

    await pass(2 * MINUTE);

    expect(looks).toBeLessThan(50);
    end.resolve();
    await settled();
  });
});

describe('a clock that was moved', () => {
  test('brings what has become due', async () => {
    const job = aJob('sweep', NOW + 60 * MINUTE);
    const { clock, scheduler } = aSetting(job);

    clock.move(60 * MINUTE);
    scheduler.clockMoved();
    jest.advanceTimersByTime(0);

    expect(job.runs).toEqual([NOW + 60 * MINUTE]);
  });

  test('back makes what was planned by the time that was due at once, though nobody said so', async () => {
    const job = aJob('sweep', NOW + 30 * DAY);
    const { clock, pass } = aSetting(job);

    clock.move(-20 * DAY);
    await pass(2 * MINUTE);

    expect(job.setBack).toHaveLength(1);
    expect(job.runs).toHaveLength(1);
  });

  test('is noticed within a minute although nobody said so', async () => {
    const job = aJob('sweep', NOW + 60 * MINUTE);
    const { clock } = aSetting(job);

    clock.move(60 * MINUTE);
    jest.advanceTimersByTime(MINUTE);

    expect(job.runs).toHaveLength(1);
  });
});

describe('the scheduler', () => {
  test('says when something is due next', () => {
    const { scheduler } = aSetting(aJob('late', NOW + 5 * MINUTE), aJob('early', NOW + MINUTE));

    expect(scheduler.nextDue()).toBe(NOW + MINUTE);
  });

  test.each([
    ['to the next minute where something falls due soon', true, MINUTE],
    ['five minutes on where nothing does', false, 5 * MINUTE],
  ])('sends whoever moves the clock past the sweeps of root activity: %s', async (_, isSoon, stop) => {
    const sweep = createActivitySweepJob(async () => isSoon, NOW);
    const { scheduler, pass } = aSetting(sweep);
    await pass(MINUTE / 2);

    expect(sweep.nextDue()).toBe(NOW + MINUTE / 2 + 15 * SECOND);
    expect(scheduler.nextDue()).toBe(NOW + MINUTE / 2 + stop);
  });

  test('has nothing due without jobs', () => {
    expect(aSetting().scheduler.nextDue()).toBeUndefined();
  });

  test('runs on request what is due, and says when it has ended', async () => {
    const end: Deferred<void> = deferred();
    const due = aJob('refresh', NOW, () => end.promise);
    const later = aJob('sweep', NOW + MINUTE);
    const { scheduler } = aSetting(due, later);
    let ended = false;
    const run = scheduler.runDue().then(() => {
      ended = true;
    });

    await settled();
    expect([due.runs.length, later.runs.length, ended]).toEqual([1, 0, false]);
    end.resolve();
    await run;
  });

  test('waits at its stop for what runs, and starts nothing more', async () => {
    const end: Deferred<void> = deferred();
    const job = aJob('refresh', NOW, () => end.promise);
    const { clock, scheduler } = aSetting(job);
    jest.advanceTimersByTime(0);
    let stopped = false;
    const stop = scheduler.stop().then(() => {
      stopped = true;
    });

    await settled();
    expect(stopped).toBe(false);

    end.resolve();
    await stop;
    clock.move(60 * MINUTE);
    jest.advanceTimersByTime(60 * MINUTE);
    await scheduler.runDue();
    expect(job.runs).toHaveLength(1);
  });
});
