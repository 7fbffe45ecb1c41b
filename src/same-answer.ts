import type { ReceiverEvent } from '@slack/bolt';

/**
 * Slack shows what a modal's submission was acknowledged with, so one that it delivers again must get the same answer
 * as the first time, whatever it is acknowledged with now. The last `most` submissions are remembered.
 */
export function createSameAnswer(most: number): (event: ReceiverEvent) => ReceiverEvent {
  const answers = new Map<string, Promise<unknown>>();
  return (event) => {
    const submission = submissionOf(event.body);
    if (submission === undefined) return event;
    const before = answers.get(submission);
    if (before !== undefined) return { ...event, ack: async () => event.ack(await before) };
    let settle: (answer: unknown) => void = () => undefined;
    answers.set(submission, new Promise((resolve) => (settle = resolve)));
    const [oldest] = answers.keys();
    if (answers.size > most && oldest !== undefined) answers.delete(oldest);
    return {
      ...event,
      ack: async (answer) => {
        settle(answer);
        await event.ack(answer);
      },
    };
  };
}

function submissionOf({ type, trigger_id }: ReceiverEvent['body']): string | undefined {
  return type === 'view_submission' && typeof trigger_id === 'string' ? trigger_id : undefined;
}
