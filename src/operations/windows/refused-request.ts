import type { Actor } from '../../domain/actor.ts';
import type { RequestProblem } from '../../domain/window/problem.ts';
import type { Clock, Log } from '../ports.ts';
import type { RefusalStore } from '../window-ports.ts';
import type { People } from './people.ts';
import type { RequestInput } from './request-input.ts';

export interface RefusedRequestDeps {
  readonly refusals: Pick<RefusalStore, 'recordRequest'>;
  readonly people: Pick<People, 'whoIs'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What a person may not ask for, as against what they filled in wrongly. */
const FORBIDDEN: readonly RequestProblem['why'][] = [
  ...(['may-not-request', 'not-named', 'operator-not-named', 'barred', 'not-yours'] as const),
];

/**
 * Records a request that its person may not make; one that only has a mistake in it is none. Kept apart, since no
 * window came of it. That it could not be kept changes nothing about the answer.
 */
export async function keepRefusedRequest(
  actor: Actor,
  input: RequestInput,
  problems: readonly RequestProblem[],
  { refusals, people, clock, log }: RefusedRequestDeps,
): Promise<void> {
  const forbidden = problems.filter(({ why }) => FORBIDDEN.includes(why));
  if (forbidden.length === 0) return;
  try {
    const { person: by } = await people.whoIs(actor, []);
    await refusals.recordRequest({
      ...{ at: clock.now(), by, operatorId: input.operatorId ?? by.id },
      accounts: input.accounts.map((text) => text.replace(/^(account|scope):/, '')),
      task: input.taskId ?? input.task ?? '',
      breakGlass: input.breakGlass,
      why: forbidden.map(({ field, why }) => `${field}: ${why}`).join('; '),
    });
  } catch (error) {
    log.error({ err: error, userId: actor.userId }, 'a refused request could not be recorded');
  }
}
