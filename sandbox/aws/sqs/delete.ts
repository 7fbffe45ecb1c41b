import type { Answer, Refusal } from '../refusal.ts';
import { batch } from './batch.ts';
import type { Queue } from './queue.ts';
import type { QueueCall } from './queue-of.ts';
import { missing, wrongReceipt } from './refusals.ts';

/**
 * SQS API Reference, DeleteMessage. Of a message that was received again since, a standard queue takes the older receipt
 * and deletes nothing; one that is deleted already may be deleted again.
 */
export function deleteMessage({ queue, parameters }: QueueCall): Answer {
  return remove(queue, parameters.text('ReceiptHandle')) ?? '{}';
}

export function deleteMessageBatch(call: QueueCall): Answer {
  return batch(call, ({ ReceiptHandle }) => remove(call.queue, ReceiptHandle) ?? {});
}

function remove(queue: Queue, receipt: unknown): Refusal | undefined {
  if (typeof receipt !== 'string') return missing('ReceiptHandle');
  if (!queue.gaveOut(receipt)) return wrongReceipt(receipt);
  queue.remove(receipt);
  return undefined;
}
