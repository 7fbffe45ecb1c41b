import type { RefusedStep } from '../../domain/alert/refused-step.ts';
import type { Person } from '../../domain/window/person.ts';
import type { AlertRefusalStore } from '../activity-store-ports.ts';
import type { Clock, Log } from '../ports.ts';

export interface RefusedStepDeps {
  readonly refusals: Pick<AlertRefusalStore, 'record'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'error'>;
}

/**
 * Keeps a step that was refused, apart from the alert. That it could not be kept is logged, and changes nothing about the
 * answer. `person`: who they are to the record; the id alone where Slack cannot say.
 */
export async function keepRefusedStep(
  { by: userId, ...step }: Omit<RefusedStep, 'at' | 'by'> & { readonly by: string },
  person: (userId: string) => Promise<Person>,
  { refusals, clock, log }: RefusedStepDeps,
): Promise<void> {
  const { alertId: alert, tried, why } = step;
  log.info({ userId, alert, tried, why }, 'a step of an alert was refused');
  try {
    const by = await person(userId).catch((): Person => ({ id: userId, name: userId }));
    await refusals.record({ ...step, by, at: clock.now() });
  } catch (error) {
    log.error({ err: error, userId, alert }, 'a refused step of an alert could not be recorded');
  }
}
