import type { Instant, Milliseconds } from '../domain/time.ts';
import type { Clock, Log } from '../operations/ports.ts';
import type { Job } from './job.ts';

/** Runs jobs when they are due. */
export interface Scheduler {
  /** The earliest time at which whoever moves the clock should run what is due. */
  nextDue(): Instant | undefined;
  /** Runs everything that is due now; resolves when it has ended. Never rejects: a failed job is logged and due again. */
  runDue(): Promise<void>;
  /** To be told when the clock was moved. */
  clockMoved(): void;
  /** Starts nothing more; resolves when what runs has ended. */
  stop(): Promise<void>;
}

/** Longer waits are cut into pieces, so that a clock that was set, forward or back, or a machine that slept, costs a minute. */
const LONGEST_WAIT: Milliseconds = 60_000;

export function startScheduler(jobs: readonly Job[], clock: Clock, log: Log): Scheduler {
  const running = new Map<string, Promise<void>>();
  let latestSeen = clock.now();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const nextDue = () =>
    jobs.length === 0 ? undefined : Math.min(...jobs.map((job) => job.nextStop?.() ?? job.nextDue()));
  /** What runs already is planned again when it has ended. */
  const nextStart = () => {
    const waiting = jobs.filter(({ name }) => !running.has(name));
    return waiting.length === 0 ? undefined : Math.min(...waiting.map((job) => job.nextDue()));
  };
  const run = (job: Job): Promise<void> => {
    const under = running.get(job.name);
    if (under !== undefined) return under;
    if (stopped || job.nextDue() > clock.now()) return Promise.resolve();
    const ended = job
      .runDue(clock.now())
      .catch((error: unknown) =>
        log.error({ err: error, job: job.name }, 'a job failed, and will be tried again'),
      )
      .finally(() => {
        running.delete(job.name);
        plan();
      });
    running.set(job.name, ended);
    return ended;
  };
  /** Seen a minute late at most: no wait is longer. What is set back by less makes nothing later than that either. */
  const noticeSetBack = () => {
    const now = clock.now();
    const isSetBack = now < latestSeen - LONGEST_WAIT;
    if (isSetBack) for (const job of jobs) job.clockSetBack(now);
    latestSeen = isSetBack ? now : Math.max(latestSeen, now);
  };
  const runDue = async () => {
    noticeSetBack();
    await Promise.all(jobs.map(run));
  };
  const plan = () => {
    clearTimeout(timer);
    noticeSetBack();
    const due = nextStart();
    if (stopped || due === undefined) return;
    timer = setTimeout(tick, Math.min(LONGEST_WAIT, Math.max(0, due - clock.now())));
  };
  const tick = () => {
    if (stopped) return;
    void runDue();
    plan();
  };
  plan();

  return {
    nextDue,
    runDue,
    clockMoved: plan,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}
