import { SECOND } from '../../../src/domain/time.ts';
import { type Answer, type Refusal, refuse } from '../refusal.ts';
import { batch, isRefused } from './batch.ts';
import { sizeOf } from './message.ts';
import type { QueueCall } from './queue-of.ts';
import { missing, notTogether, unsupported, within } from './refusals.ts';

/** SQS Developer Guide, "Amazon SQS message quotas": 1 MiB, of a message and of a batch. */
export const LARGEST_MESSAGE = 1_048_576;
const LONGEST_DELAY_SECONDS = 900;

/** SQS API Reference, SendMessage. Message attributes are not simulated. */
export function sendMessage(call: QueueCall): Answer {
  const sent = send(call, (name) => call.parameters.raw(name));
  return isRefused(sent) ? sent : JSON.stringify(sent);
}

export function sendMessageBatch(call: QueueCall): Answer {
  const sent = call.parameters.raw('Entries');
  if (Array.isArray(sent) && batchSize(sent) > LARGEST_MESSAGE) return batchTooLong();
  return batch(call, (entry) => send(call, (name) => entry[name]));
}

function send({ queue, principal }: QueueCall, parameter: (name: string) => unknown): object | Refusal {
  const body = parameter('MessageBody');
  const delay = Number(parameter('DelaySeconds') ?? 0);
  if (parameter('MessageAttributes') !== undefined) return unsupported('A message attribute');
  if (typeof body !== 'string' || body === '') return missing('MessageBody');
  const wrong = within('DelaySeconds', delay, [0, LONGEST_DELAY_SECONDS]) ?? bodyProblem(body);
  if (wrong !== undefined) return wrong;
  const { id, md5 } = queue.send(body, principal.userId, delay * SECOND);
  return { MessageId: id, MD5OfMessageBody: md5 };
}

function bodyProblem(body: string): Refusal | undefined {
  if (sizeOf(body) > LARGEST_MESSAGE)
    return notTogether(`Message must be shorter than ${LARGEST_MESSAGE} bytes.`);
  return isAllowed(body)
    ? undefined
    : refuse('InvalidMessageContents', 400, 'The message contains characters outside the allowed set.');
}

/** #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF. */
function isAllowed(body: string): boolean {
  return /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u.test(body);
}

function batchSize(entries: readonly unknown[]): number {
  return entries.reduce<number>((sum, entry) => {
    const hasBody = typeof entry === 'object' && entry !== null && 'MessageBody' in entry;
    return sum + (hasBody ? sizeOf(String(entry.MessageBody)) : 0);
  }, 0);
}

function batchTooLong(): Refusal {
  return refuse('BatchRequestTooLong', 400, `Batch requests cannot be longer than ${LARGEST_MESSAGE} bytes.`);
}
