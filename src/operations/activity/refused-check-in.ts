import type { WindowId } from '../../domain/window/id.ts';
import type { Person } from '../../domain/window/person.ts';
import type { Clock, Log } from '../ports.ts';
import type { RefusalStore } from '../window-ports.ts';
import type { People } from '../windows/people.ts';
import { keepAttempt } from '../windows/refuse.ts';
import type { CheckInOutcome } from './check-ins.ts';

export interface RefusedCheckInDeps {
  /** Where refused attempts on windows are kept. */
  readonly windowRefusals: Pick<RefusalStore, 'record'>;
  readonly people: Pick<People, 'person'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Keeps who tried to speak for the operator of a window, as a refused attempt on it. Never throws. */
export async function keepRefusedCheckIn(
  userId: string,
  windowId: WindowId,
  tried: 'announced' | 'answered',
  outcome: CheckInOutcome,
  { windowRefusals: refusals, people, clock, log }: RefusedCheckInDeps,
): Promise<void> {
  const why = whyRefused(outcome);
  if (why === undefined) return;
  log.info({ userId, windowId, tried }, 'a check-in was refused');
  const by = await people.person(userId).catch((): Person => ({ id: userId, name: userId }));
  await keepAttempt({ refusals, log }, by, () => ({ windowId, at: clock.now(), by, tried, why }));
}

/** In words, for the record; `undefined` where nobody was refused. */
function whyRefused(outcome: CheckInOutcome): string | undefined {
  if (outcome.kind === 'not-allowed') return `They may say nothing: ${outcome.why}.`;
  if (outcome.kind !== 'refused') return undefined;
  const { answer, operator } = outcome.checkIn;
  return answer?.isThem === false
    ? 'A no cannot be taken back.'
    : `Only ${operator.name}, the operator, can say so.`;
}
