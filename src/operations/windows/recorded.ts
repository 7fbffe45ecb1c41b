import { UnclearWriteError, UserError } from '../../domain/errors.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { Log } from '../ports.ts';

/** What a person was about to have recorded: `Your approval of RW-7F3K2M`. */
export interface Recording {
  readonly what: string;
  /** Where to look whether it was, in the imperative. */
  readonly check: string;
  /** What to do where nothing was recorded; absent: what one does about a window. */
  readonly notRecorded?: string;
}

/**
 * What `work` comes to. Where it fails, the person is told whether anything was recorded, and the cause is logged: an
 * error that they can act on is passed on as it is.
 */
export async function recorded<T>(
  { what, check, notRecorded = NOT_RECORDED }: Recording,
  log: Log,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (error instanceof UnclearWriteError) {
      log.error({ err: error }, 'whether a step was recorded is not known');
      throw new UserError(
        `The store gave no answer: whether anything was recorded is not known. ${what} may stand.`,
        check,
        { cause: error },
      );
    }
    log.error({ err: error }, 'a step could not be recorded');
    throw new UserError(`Nothing was recorded. ${what} could not be stored.`, notRecorded, { cause: error });
  }
}

/** What is read of a window so that somebody can decide about it; where it cannot be read, that is what they are told. */
export async function readToDecide<T>(id: WindowId, log: Log, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UserError) throw error;
    log.error({ err: error, windowId: id }, 'a window that is to be decided about could not be read');
    throw new UserError(`Nothing was recorded. ${id} could not be read.`, NOT_RECORDED, { cause: error });
  }
}

const NOT_RECORDED =
  'Try again in a minute. If root cannot wait, follow the break-glass runbook (docs/break-glass.md).';
