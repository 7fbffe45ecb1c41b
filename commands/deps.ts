import type { AuthorizeReader } from '../src/operations/authorize-reader.ts';
import type { MayShare } from '../src/operations/may-share.ts';
import type { Clock, Log, NewId, ResultStore } from '../src/operations/ports.ts';
import type { RootStatus } from '../src/operations/root-status.ts';

/** What the commands call. */
export interface CommandDeps {
  readonly authorizeReader: AuthorizeReader;
  readonly rootStatus: RootStatus;
  readonly results: Pick<ResultStore, 'load'>;
  readonly mayShare: MayShare;
  readonly defaultScope: string;
  readonly scopeNames: readonly string[];
  /** Where people ask for permissions; shown in refusals. */
  readonly securityChannel?: string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  /** Aborted when the app must end without waiting any longer. */
  readonly shutdown: AbortSignal;
}
