import type { DigestCommandDeps } from '../commands/index.ts';
import { createDigestPorts, type DigestParts, type DigestPorts } from './compose-digest-ports.ts';
import type { DigestConfig } from './config/config.ts';
import { createAwaitedAfter } from './domain/digest/awaited.ts';
import type { LocalDate } from './domain/snapshot/local-date.ts';
import { createDigestJob } from './jobs/digest.ts';
import type { Job } from './jobs/job.ts';
import { createLocalSchedule, hasSeveralTimesADay, type LocalSchedule } from './jobs/local-schedule.ts';
import { createAuthorizeReader } from './operations/authorize-reader.ts';
import { createAcknowledging } from './operations/digest/create-acknowledging.ts';
import { createDigests } from './operations/digest/create-digests.ts';
import { createDayDigests } from './operations/digest/day-digests.ts';
import { createPostDay } from './operations/digest/post-day.ts';
import { createRunDigest } from './operations/digest/run-digest.ts';
import { createSharedPosting } from './operations/digest/shared-posting.ts';
import { sweep } from './operations/digest/sweep.ts';
import { createSweptDays } from './operations/digest/swept-days.ts';

export interface ComposedDigest {
  readonly commands: DigestCommandDeps;
  readonly job: Job;
}

/** The daily digest: ports, then operations, then what commands and the job call. */
export function composeDigest(digest: DigestConfig, parts: DigestParts): ComposedDigest {
  const ports = createDigestPorts(digest, parts);
  const { clock, channel, canAcknowledge, turn } = ports;
  const schedule = createLocalSchedule(digest.schedule, digest.timeZone);
  if (hasSeveralTimesADay(digest.schedule)) {
    const what =
      'the digest comes once a day: of the times of digest.schedule only the first of a day counts';
    parts.log.warn({ schedule: digest.schedule }, what);
  }
  const lastPosted = (before: LocalDate) => ports.posts.lastPosted(channel, before);
  const dayDigests = createDayDigests({ ...ports, sweptDays: createSweptDays({ ...ports, lastPosted }) });
  const posting = createSharedPosting(postDayOf(ports, schedule, dayDigests));
  const run = createRunDigest({ ...ports, schedule, posting });
  const asJob = <T>(work: () => Promise<T>) =>
    parts.log.within({ requestId: parts.runtime.newId('job') }, work);
  return {
    commands: {
      ...{ channel, canAcknowledge, turn },
      digests: createDigests({ ...ports, dayDigests, postDay: posting.postDay, dateAt: schedule.dateAt }),
      awaitedAfter: createAwaitedAfter(schedule),
      acknowledging: createAcknowledging({
        ...ports,
        authorizeReader: createAuthorizeReader(parts.workspace, parts.config.readers, parts.log),
        authorizeAcknowledger: createAuthorizeReader(parts.workspace, digest.acknowledgers, parts.log),
      }),
    },
    job: createDigestJob(
      (now) => asJob(() => run(now)),
      () => posting.unfinished()?.again,
      clock.now(),
    ),
  };
}

function postDayOf(
  ports: DigestPorts,
  { dueOn }: LocalSchedule,
  dayDigests: ReturnType<typeof createDayDigests>,
) {
  return createPostDay({
    ...{ ...ports, dueOn, dayDigests },
    sweep: (date, report, signal) => sweep(date, report, ports, signal),
  });
}
