import type { Operation } from '../world.ts';
import { getQueueAttributes, getQueueUrl } from './attributes.ts';
import { deleteMessage, deleteMessageBatch } from './delete.ts';
import { onQueue } from './queue-of.ts';
import { receiveMessage } from './receive.ts';
import { sendMessage, sendMessageBatch } from './send.ts';
import { changeMessageVisibility, changeMessageVisibilityBatch } from './visibility.ts';

/** SQS API Reference. Queues are neither made nor changed. */
export const SQS_OPERATIONS = {
  'sqs:GetQueueUrl': getQueueUrl,
  'sqs:GetQueueAttributes': onQueue(getQueueAttributes),
  'sqs:ReceiveMessage': onQueue(receiveMessage),
  'sqs:DeleteMessage': onQueue(deleteMessage),
  'sqs:DeleteMessageBatch': onQueue(deleteMessageBatch),
  'sqs:ChangeMessageVisibility': onQueue(changeMessageVisibility),
  'sqs:ChangeMessageVisibilityBatch': onQueue(changeMessageVisibilityBatch),
  'sqs:SendMessage': onQueue(sendMessage),
  'sqs:SendMessageBatch': onQueue(sendMessageBatch),
} satisfies Readonly<Record<string, Operation>>;
