import type { Directory } from '../../domain/account.ts';
import { assemble } from '../../domain/assemble.ts';
import type { CheckPolicy } from '../../domain/checks/check.ts';
import { judge, judgingContext } from '../../domain/judge.ts';
import type { AccountPosture, Posture } from '../../domain/posture.ts';
import { skipped } from '../../domain/skip.ts';
import { seenUsesIn } from '../../domain/snapshot/seen-use.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import { withUsers } from '../../domain/user-checks/judge-users.ts';
import { type ReadPipeline, withPipeline } from '../activity/pipeline-fact.ts';
import type { JoinRootUses } from '../activity/root-uses.ts';
import type { Clock, RootAuditor } from '../ports.ts';
import type { Swept } from './measure-accounts.ts';

export interface JudgeSweptDeps {
  readonly auditor: Pick<RootAuditor, 'features'>;
  readonly policy: CheckPolicy;
  /** Absent: root activity is not watched. */
  readonly joinRootUses?: JoinRootUses;
  /** The same. */
  readonly readPipeline?: ReadPipeline;
  readonly clock: Clock;
  /** The end of the app. */
  readonly signal: AbortSignal;
  /** Resolves in a turn of the event loop of its own. */
  readonly turn: () => Promise<void>;
}

/**
 * The posture of the whole organization, from what was swept of each account of `directory`; all as of one moment.
 * `previous`: the last snapshot before, absent on the first day.
 */
export async function judgeSwept(
  directory: Directory,
  swept: Swept,
  previous: Snapshot | undefined,
  { auditor, policy, joinRootUses, readPipeline, clock, signal, turn }: JudgeSweptDeps,
): Promise<Posture> {
  const features = await auditor.features(signal);
  const now = clock.now();
  const common = judgingContext(directory, features, policy, now);
  const context = {
    ...(await withPipeline(common, directory.accounts, readPipeline)),
    ...(previous && { seenUseOf: seenUsesIn(previous) }),
  };
  const accounts: AccountPosture[] = [];
  for (const account of directory.accounts) {
    await turn();
    // One that was suspended since it was measured is.
    const audit = skipped(account) ?? swept.get(account.id)?.audit;
    if (audit === undefined) throw new Error(`account ${account.id} was not swept`);
    accounts.push(judge(account, audit, context));
  }
  const joined = (await joinRootUses?.(accounts, context)) ?? accounts;
  return assemble({
    scope: 'all',
    measuredAt: now,
    directoryAsOf: context.directoryAsOf,
    organization: context.organization,
    accounts: await withUsersInTurns(joined, turn),
    undecidedMembers: 0,
  });
}

async function withUsersInTurns(
  accounts: readonly AccountPosture[],
  turn: () => Promise<void>,
): Promise<readonly AccountPosture[]> {
  const whole: AccountPosture[] = [];
  for (const posture of accounts) {
    await turn();
    whole.push(withUsers(posture));
  }
  return whole;
}
