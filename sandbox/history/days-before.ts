import type { Config } from '../../src/config/config.ts';
import { acknowledge } from '../../src/domain/acknowledgement/acknowledge.ts';
import type { Acknowledgement } from '../../src/domain/acknowledgement/acknowledgement.ts';
import { assemble } from '../../src/domain/assemble.ts';
import { known } from '../../src/domain/fact.ts';
import { judge, judgingContext } from '../../src/domain/judge.ts';
import type { Posture } from '../../src/domain/posture.ts';
import { plusDays } from '../../src/domain/snapshot/local-date.ts';
import { nextSnapshot } from '../../src/domain/snapshot/next-snapshot.ts';
import { seenUsesIn } from '../../src/domain/snapshot/seen-use.ts';
import type { Snapshot } from '../../src/domain/snapshot/snapshot.ts';
import { DAY, HOUR, type Instant } from '../../src/domain/time.ts';
import { withUsers } from '../../src/domain/user-checks/judge-users.ts';
import { withUsersUnnamed } from '../../src/domain/user-checks/users-of.ts';
import type { LocalSchedule } from '../../src/jobs/local-schedule.ts';
import type { AcknowledgedThen, History } from '../organization/history.ts';
import { instantOf } from '../organization/moment.ts';
import type { Organization } from '../organization/organization.ts';
import { directoryThen } from './directory-then.ts';
import { measuredThen } from './measured-then.ts';

export interface DaysBefore {
  readonly history: History;
  readonly config: Pick<Config, 'audit' | 'policy' | 'userThresholds'>;
  readonly schedule: LocalSchedule;
  /** When the sandbox is started. */
  readonly start: Instant;
}

/** What the app would have stored. */
export interface StoredBefore {
  /** Oldest first. */
  readonly snapshots: readonly Snapshot[];
  readonly acknowledgements: readonly Acknowledgement[];
}

/**
 * Snapshots and acknowledgements of the days before `start`, each as it follows from the organization of its day and the
 * snapshot before it, by the app's own rules. A day on which nothing was due has none. Throws where a finding that was to
 * be acknowledged was none, or may not be.
 */
export function daysBefore(before: DaysBefore): StoredBefore {
  const { history, schedule, start } = before;
  const today = schedule.dateAt(start);
  return history.days.reduce<StoredBefore>(
    (stored, { daysAgo, organization }) => {
      const due = schedule.dueOn(plusDays(today, -daysAgo));
      if (due === undefined) return stored;
      const { acknowledgements, snapshots } = stored;
      const previous = snapshots.at(-1);
      const posture = postureThen(organization, due.at, previous, before);
      const snapshot = nextSnapshot(previous, { date: due.date, posture, acknowledgements });
      const made = history.acknowledged.filter((each) => each.daysAgo === daysAgo);
      return {
        snapshots: [...snapshots, snapshot],
        acknowledgements: [
          ...acknowledgements,
          ...made.map((each) => acknowledgedThen(each, snapshot, start)),
        ],
      };
    },
    { snapshots: [], acknowledgements: [] },
  );
}

/** What comes later than `takenAt` is taken as being of that time: whoever uses root today did so then. */
function postureThen(
  organization: Organization,
  takenAt: Instant,
  previous: Snapshot | undefined,
  { config: { audit, policy, userThresholds }, start }: DaysBefore,
): Posture {
  const directory = directoryThen(organization, takenAt);
  const at = (moment: Parameters<typeof instantOf>[0]) => Math.min(instantOf(moment, start), takenAt);
  const reader = { partition: organization.partition, asOf: takenAt, at };
  const features = known(organization.features, 'IAM organizations features', takenAt);
  const context = {
    ...judgingContext(directory, features, policy, takenAt),
    ...(previous && { seenUseOf: seenUsesIn(previous) }),
  };
  const then = { organization, directory, audit, reader, userThresholds };
  const judged = directory.accounts.map((account) =>
    judge(account, withUsersUnnamed(measuredThen(account, then)), context),
  );
  return assemble({
    scope: 'all',
    measuredAt: takenAt,
    directoryAsOf: takenAt,
    organization: context.organization,
    accounts: judged.map(withUsers),
    undecidedMembers: 0,
  });
}

/** An hour after the digest, when people have read it. */
function acknowledgedThen(
  { daysAgo: _, forDays, ...who }: AcknowledgedThen,
  snapshot: Snapshot,
  start: Instant,
): Acknowledgement {
  const at = Math.min(snapshot.takenAt + HOUR, start);
  const outcome = acknowledge({ ...who, at, until: at + forDays * DAY }, snapshot);
  if (outcome.kind === 'acknowledged') return outcome.acknowledgement;
  throw new Error(
    `The organization's history has ${who.checkId} of ${who.on} acknowledged on ${snapshot.date}, which cannot be: ${outcome.refusal.why}.`,
  );
}
