import type { LocalDate } from '../../domain/snapshot/local-date.ts';
import type { Instant } from '../../domain/time.ts';
import type { DigestMeasuring } from './digests.ts';
import type { PostDay } from './post-day.ts';
import type { PostedDay } from './show-digest.ts';

/** A digest about which there is something to do still, and when. */
export interface UnfinishedDay {
  readonly date: LocalDate;
  readonly again: Instant;
}

export interface SharedPosting {
  /** Whoever asks for a date while it is measured shares that. */
  readonly postDay: PostDay;
  /** What this process was asked for and is not done with; nothing that a later digest has overtaken. */
  unfinished(): UnfinishedDay | undefined;
}

type Listener = (progress: DigestMeasuring) => void;

interface Run {
  readonly posted: Promise<PostedDay>;
  readonly listeners: Set<Listener>;
  latest?: DigestMeasuring;
}

export function createSharedPosting(postDay: PostDay): SharedPosting {
  const runs = new Map<LocalDate, Run>();
  const leftToDo = createLeftToDo();
  const begin = (date: LocalDate): Run => {
    const run = startRun(async (report) => {
      try {
        const posted = await postDay(date, report);
        leftToDo.note(date, posted);
        return posted;
      } finally {
        runs.delete(date);
      }
    });
    runs.set(date, run);
    return run;
  };
  return {
    unfinished: leftToDo.unfinished,
    postDay(date, report) {
      const run = runs.get(date) ?? begin(date);
      run.listeners.add(report);
      if (run.latest !== undefined) report(run.latest);
      return run.posted.finally(() => run.listeners.delete(report));
    },
  };
}

/** Begins in a turn of its own, so that whoever asked listens by then. */
function startRun(work: (report: Listener) => Promise<PostedDay>): Run {
  const listeners: Run['listeners'] = new Set();
  const report: Listener = (progress) => {
    run.latest = progress;
    for (const listener of listeners) listener(progress);
  };
  const run: Run = { listeners, posted: Promise.resolve().then(() => work(report)) };
  return run;
}

/** What this process is not done with, of the latest date. */
function createLeftToDo() {
  let unfinished: UnfinishedDay | undefined;
  return {
    unfinished: () => unfinished,
    note(date: LocalDate, { kind, again }: PostedDay): void {
      if (again !== undefined && kind !== 'elsewhere') unfinished = { date, again };
      else if (unfinished !== undefined && unfinished.date <= date) unfinished = undefined;
    },
  };
}
