import type { Posture } from '../../domain/posture.ts';
import { headlineOf } from '../../domain/posture-headline.ts';
import type { Acknowledging } from '../digest/acknowledging.ts';
import type { Log } from '../ports.ts';
import type { RootStatus } from '../root-status.ts';
import type { HeadlineStore } from '../window-ports.ts';

export interface HeadlineDeps {
  readonly headlines: Pick<HeadlineStore, 'save'>;
  /** The acknowledgements that hold for a posture; absent: nobody acknowledges anything here. */
  readonly acknowledgedIn?: Acknowledging['in'];
  readonly defaultScope: string;
  readonly log: Log;
}

/** `/root-status` that leaves the headline of the default scope behind, for the Home tab. */
export function rememberingHeadline(
  rootStatus: RootStatus,
  { headlines, acknowledgedIn, defaultScope, log }: HeadlineDeps,
): RootStatus {
  const warn = (what: string) => (error: unknown) => log.warn({ err: error }, what);
  const keep = async (posture: Posture) => {
    const acknowledged = await acknowledgedIn?.(posture).catch(warn('acknowledgements could not be read'));
    await headlines
      .save(headlineOf(posture, acknowledged ?? []))
      .catch(warn('the headline of the posture was not stored'));
  };
  const isDefault = (scope: string) => scope === '' || scope.toLowerCase() === defaultScope.toLowerCase();
  return async (request, onProgress, signal) => {
    const outcome = await rootStatus(request, onProgress, signal);
    if (outcome.kind === 'measured' && request.users !== true && isDefault(request.scope)) {
      await keep(outcome.posture);
    }
    return outcome;
  };
}
