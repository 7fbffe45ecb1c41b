import type { LookingProgress } from '../src/operations/activity/looked-up-activity.ts';
import { lookingMessage, lookingProgress } from '../src/slack/activity/looking.ts';
import type { Message } from '../src/slack/message.ts';
import type { Say } from './answering.ts';
import type { CommandDeps } from './deps.ts';
import { startLines } from './progress.ts';

/** The answer of `work`, after lines that say how far it is; a quick one comes without. */
export async function withProgress(
  scope: string,
  say: Say,
  deps: CommandDeps,
  work: (report: (progress: LookingProgress) => void) => Promise<Message>,
): Promise<Message> {
  let latest: LookingProgress | undefined;
  const lines = {
    first: () => lookingMessage(scope),
    more: () => (latest === undefined ? lookingMessage(scope) : lookingProgress(latest)),
  };
  const { end } = startLines(lines, say, (error) =>
    deps.log.warn({ err: error }, 'a progress line could not be sent'),
  );
  try {
    return await work((progress) => {
      latest = progress;
    });
  } finally {
    await end();
  }
}
