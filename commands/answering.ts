import { StoreFailure, UnclearWriteError, UserError } from '../src/domain/errors.ts';
import type { Message } from '../src/slack/message.ts';
import { internalError, storeFailure, userError } from '../src/slack/reply.ts';
import type { CommandDeps } from './deps.ts';

/** The process is ending and waits no longer; another one answers. */
const RESTARTING = new UserError(
  'Rootkeeper is being restarted, and did not finish this.',
  'Ask again in a minute.',
);

/** Sends an answer to the person who asked. */
export type Say = (message: Message) => Promise<unknown>;

/**
 * Runs `work`; if it throws, the person is told. An error that they can act on says what to do. Any other is logged here,
 * once, with its cause, and they get a reference to that line.
 */
export async function answering(say: Say, deps: CommandDeps, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await say(explained(error, deps));
  }
}

/** An error as the person who asked is told it; one of ours is logged. */
export function explained(error: unknown, { log, newId, shutdown }: CommandDeps): Message {
  if (shutdown.aborted) return userError(RESTARTING);
  if (error instanceof UserError) return userError(error);
  const reference = newId('ref');
  log.error({ err: error, reference }, 'a request could not be answered');
  if (error instanceof StoreFailure) return storeFailure(error.kind, reference);
  return error instanceof UnclearWriteError ? storeFailure('no-answer', reference) : internalError(reference);
}
