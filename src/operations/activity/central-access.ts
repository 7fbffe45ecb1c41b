import type { TodoFacts } from '../../domain/alert/what-to-do.ts';
import { type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import type { Clock, Log, RootAuditor } from '../ports.ts';

const GOOD_FOR: Milliseconds = 10 * MINUTE;

export interface CentralAccessDeps {
  readonly auditor: Pick<RootAuditor, 'features'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Whether central root access is on, as it was read last: an alert waits for no answer of AWS. Asking has it read again in the
 * background, where that was long ago.
 */
export function createCentralAccess(deps: CentralAccessDeps): () => TodoFacts['centralRootAccess'] {
  let known: TodoFacts['centralRootAccess'] = 'unknown';
  let askedAt: Instant = Number.NEGATIVE_INFINITY;
  const ask = async () => {
    const features = await deps.auditor.features(deps.signal);
    if (features.kind === 'known') known = features.value.rootCredentialsManagement ? 'on' : 'off';
    else known = 'unknown';
  };
  return () => {
    const now = deps.clock.now();
    if (now >= askedAt + GOOD_FOR) {
      askedAt = now;
      ask().catch((error: unknown) =>
        deps.log.warn({ err: error }, 'whether central root access is on could not be read'),
      );
    }
    return known;
  };
}
