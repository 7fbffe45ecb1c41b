import type { Message } from '../src/slack/message.ts';
import { recordingMessage } from '../src/slack/windows/recording-message.ts';
import type { Say } from './answering.ts';
import { LATE, orLate } from './in-time.ts';

/**
 * Shows what is being recorded comes to; where Slack would stop waiting for it, it is first said that it is under way, or
 * `meanwhile`. `isLate`: that was said, so that a modal's fields are gone.
 */
export async function tell<T>(
  recording: Promise<T>,
  say: Say,
  show: (outcome: T, isLate: boolean) => Promise<unknown>,
  meanwhile: () => Message = recordingMessage,
): Promise<void> {
  const outcome = await orLate(recording);
  if (outcome !== LATE) return void (await show(outcome, false));
  await say(meanwhile());
  await show(await recording, true);
}
