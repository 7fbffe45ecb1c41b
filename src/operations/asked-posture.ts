import type { Directory } from '../domain/account.ts';
import { assemble } from '../domain/assemble.ts';
import type { CheckPolicy } from '../domain/checks/check.ts';
import { type JudgingContext, judgingContext } from '../domain/judge.ts';
import type { AccountPosture, Posture } from '../domain/posture.ts';
import type { ResolvedScope } from '../domain/scope.ts';
import { pipelineOf, type ReadPipeline, withPipeline } from './activity/pipeline-fact.ts';
import type { Clock, RootAuditor } from './ports.ts';
import type { SeenUses } from './seen-uses.ts';

export interface JudgedByDeps {
  readonly auditor: Pick<RootAuditor, 'features'>;
  /** Absent: nothing is swept. */
  readonly seenUses?: SeenUses;
  /** Absent: root activity is not watched. */
  readonly readPipeline?: ReadPipeline;
  readonly policy: CheckPolicy;
  readonly clock: Clock;
}

/** What every root user of a scope is judged by. */
export async function judgedBy(
  directory: Directory,
  { auditor, seenUses, readPipeline, policy, clock }: JudgedByDeps,
  signal: AbortSignal,
): Promise<JudgingContext> {
  const [features, seenUseOf] = await Promise.all([auditor.features(signal), seenUses?.()]);
  const common = judgingContext(directory, features, policy, clock.now());
  const context = await withPipeline(common, directory.accounts, readPipeline);
  return seenUseOf === undefined ? context : { ...context, seenUseOf };
}

/** The answer for a scope; `users`: about its IAM users, otherwise about its root users. */
export async function postureOf(
  scope: ResolvedScope,
  accounts: readonly AccountPosture[],
  context: JudgingContext,
  { clock, users, readPipeline }: PostureOfDeps,
): Promise<Posture> {
  const posture = assemble({
    scope: scope.label,
    ...(users && { about: 'users' as const }),
    measuredAt: clock.now(),
    directoryAsOf: context.directoryAsOf,
    organization: context.organization,
    accounts,
    undecidedMembers: scope.undecided,
  });
  if (users || readPipeline === undefined) return posture;
  return { ...posture, alarmPath: await pipelineOf(scope.members, readPipeline) };
}

type PostureOfDeps = Pick<JudgedByDeps, 'clock' | 'readPipeline'> & { readonly users: boolean };
