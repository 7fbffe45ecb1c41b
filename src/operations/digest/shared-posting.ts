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

interface Run {
  readonly posted: Promise<PostedDay>;
  readonly listeners: Set<(progress: DigestMeasuring) => void>;
  latest?: DigestMeasuring;
}

export function createSharedPosting(postDay: PostDay): SharedPosting {
  const runs = new Map<LocalDate, Run>();
  let unfinished: UnfinishedDay | undefined;

  const note = (date: LocalDate, { kind, again }: PostedDay) => {
    if (again !== undefined && kind !== 'elsewhere') unfinished = { date, again };
    else if (unfinished !== undefined && unfinished.date <= date) unfinished = undefined;
  };
  const begin = (date: LocalDate): Run => {
    const listeners: Run['listeners'] = new Set();
    const report = (progress: DigestMeasuring) => {
      run.latest = progress;
      for (const listener of listeners) listener(progress);
    };
    const work = async () => {
      const posted = await postDay(date, report);
      note(date, posted);
      return posted;
    };
    const run: Run = {
      listeners,
      posted: Promise.resolve()
        .then(work)
        .finally(() => runs.delete(date)),
    };
    runs.set(date, run);
    return run;
  };

  return {
    unfinished: () => unfinished,
    postDay(date, report) {
      const run = runs.get(date) ?? begin(date);
      run.listeners.add(report);
      if (run.latest !== undefined) report(run.latest);
      return run.posted.finally(() => run.listeners.delete(report));
    },
  };
}
