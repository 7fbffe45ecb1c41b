import { headlineOf } from '../../domain/posture-headline.ts';
import type { Log } from '../ports.ts';
import type { RootStatus } from '../root-status.ts';
import type { HeadlineStore } from '../window-ports.ts';

export interface HeadlineDeps {
  readonly headlines: Pick<HeadlineStore, 'save'>;
  readonly defaultScope: string;
  readonly log: Log;
}

/** `/root-status` that leaves the headline of the default scope behind, for the Home tab. */
export function rememberingHeadline(
  rootStatus: RootStatus,
  { headlines, defaultScope, log }: HeadlineDeps,
): RootStatus {
  const isDefault = (scope: string) => scope === '' || scope.toLowerCase() === defaultScope.toLowerCase();
  return async (request, onProgress, signal) => {
    const outcome = await rootStatus(request, onProgress, signal);
    if (outcome.kind === 'measured' && isDefault(request.scope)) {
      await headlines
        .save(headlineOf(outcome.posture))
        .catch((error: unknown) => log.warn({ err: error }, 'the headline of the posture was not stored'));
    }
    return outcome;
  };
}
