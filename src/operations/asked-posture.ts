import type { Directory } from '../domain/account.ts';
import { assemble } from '../domain/assemble.ts';
import type { CheckPolicy } from '../domain/checks/check.ts';
import { type JudgingContext, judgingContext } from '../domain/judge.ts';
import type { AccountPosture, Posture } from '../domain/posture.ts';
import type { ResolvedScope } from '../domain/scope.ts';
import type { Clock, RootAuditor } from './ports.ts';
import type { SeenUses } from './seen-uses.ts';

export interface JudgedByDeps {
  readonly auditor: Pick<RootAuditor, 'features'>;
  /** Absent: nothing is swept. */
  readonly seenUses?: SeenUses;
  readonly policy: CheckPolicy;
  readonly clock: Clock;
}

/** What every root user of a scope is judged by. */
export async function judgedBy(
  directory: Directory,
  { auditor, seenUses, policy, clock }: JudgedByDeps,
  signal: AbortSignal,
): Promise<JudgingContext> {
  const [features, seenUseOf] = await Promise.all([auditor.features(signal), seenUses?.()]);
  const context = judgingContext(directory, features, policy, clock.now());
  return seenUseOf === undefined ? context : { ...context, seenUseOf };
}

/** The answer for a scope; `users`: about its IAM users, otherwise about its root users. */
export function postureOf(
  scope: ResolvedScope,
  accounts: readonly AccountPosture[],
  context: JudgingContext,
  { clock, users }: { readonly clock: Clock; readonly users: boolean },
): Posture {
  return assemble({
    scope: scope.label,
    ...(users && { about: 'users' as const }),
    measuredAt: clock.now(),
    directoryAsOf: context.directoryAsOf,
    organization: context.organization,
    accounts,
    undecidedMembers: scope.undecided,
  });
}
