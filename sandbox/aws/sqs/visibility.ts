import { SECOND } from '../../../src/domain/time.ts';
import { type Answer, type Refusal, refuse } from '../refusal.ts';
import { batch } from './batch.ts';
import type { Queue } from './queue.ts';
import type { QueueCall } from './queue-of.ts';
import { LONGEST_VISIBILITY_SECONDS } from './receive.ts';
import { missing, within, wrongReceipt } from './refusals.ts';

/** SQS API Reference, ChangeMessageVisibility: from now on, for so many seconds; 0 gives the message back. */
export function changeMessageVisibility({ queue, parameters }: QueueCall): Answer {
  return hide(queue, parameters.text('ReceiptHandle'), parameters.raw('VisibilityTimeout')) ?? '{}';
}

export function changeMessageVisibilityBatch(call: QueueCall): Answer {
  return batch(
    call,
    ({ ReceiptHandle, VisibilityTimeout }) => hide(call.queue, ReceiptHandle, VisibilityTimeout) ?? {},
  );
}

function hide(queue: Queue, receipt: unknown, timeout: unknown): Refusal | undefined {
  if (typeof receipt !== 'string') return missing('ReceiptHandle');
  if (timeout === undefined) return missing('VisibilityTimeout');
  const seconds = Number(timeout);
  const wrong = within('VisibilityTimeout', seconds, [0, LONGEST_VISIBILITY_SECONDS]);
  if (wrong !== undefined) return wrong;
  if (!queue.gaveOut(receipt)) return wrongReceipt(receipt);
  return queue.hide(receipt, seconds * SECOND) ? undefined : notInFlight();
}

function notInFlight(): Refusal {
  return refuse(
    'MessageNotInflight',
    400,
    'The specified message is not in flight: it was deleted, or its visibility timeout is over.',
  );
}
