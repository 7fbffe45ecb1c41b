import {
  DeleteMessageBatchCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { UserError } from '../domain/errors.ts';
import type { QueueName } from '../domain/queue-name.ts';
import { type Milliseconds, SECOND } from '../domain/time.ts';
import type { EventQueue, QueueMessage } from '../operations/activity-ports.ts';
import type { Log } from '../operations/ports.ts';
import { withinCallLimit } from './call-limit.ts';
import { failureOf } from './failure.ts';
import { present } from './present.ts';
import { LONGEST_POLL, QUEUE_CALL_LIMIT } from './queue-client.ts';

export interface EventQueueOptions {
  readonly client: SQSClient;
  readonly queue: QueueName;
  readonly log: Log;
  readonly callLimit?: Milliseconds;
}

/** Quotas: messages received at once, and messages in a batch. */
const MOST_AT_ONCE = 10;

/** The queue of root's events. Its URL is asked for once, and anew where there is no such queue any more. */
export function createEventQueue(options: EventQueueOptions): EventQueue {
  const { client, queue, log, callLimit = QUEUE_CALL_LIMIT } = options;
  let url: string | undefined;

  const queueUrl = async (signal: AbortSignal): Promise<string> => {
    const command = new GetQueueUrlCommand({
      QueueName: queue.name,
      QueueOwnerAWSAccountId: queue.accountId,
    });
    url ??= present(
      (await withinCallLimit((each) => client.send(command, each), callLimit, signal)).QueueUrl,
    );
    return url;
  };
  const told = (error: unknown): unknown => {
    if (isNamed(error, 'QueueDoesNotExist')) url = undefined;
    return explained(error, queue.name);
  };

  return {
    async receive(signal) {
      try {
        const command = receiveFrom(await queueUrl(signal));
        const { Messages = [] } = await withinCallLimit(
          (each) => client.send(command, each),
          callLimit,
          signal,
        );
        return Messages.map(messageOf);
      } catch (error) {
        signal.throwIfAborted();
        throw told(error);
      }
    },
    async delete(receipts, signal) {
      const failed: string[] = [];
      for (const some of batchesOf(receipts)) {
        try {
          const command = deleteFrom(await queueUrl(signal), some);
          const { Failed = [] } = await withinCallLimit(
            (each) => client.send(command, each),
            callLimit,
            signal,
          );
          if (Failed.length > 0)
            log.warn({ codes: Failed.map(({ Code }) => Code) }, 'messages were not deleted');
          failed.push(...Failed.map(({ Id }) => present(some[Number(Id)])));
        } catch (error) {
          signal.throwIfAborted();
          log.warn({ err: told(error) }, 'messages were not deleted');
          failed.push(...some);
        }
      }
      return failed;
    },
  };
}

function receiveFrom(QueueUrl: string): ReceiveMessageCommand {
  return new ReceiveMessageCommand({
    QueueUrl,
    MaxNumberOfMessages: MOST_AT_ONCE,
    WaitTimeSeconds: LONGEST_POLL / SECOND,
    MessageSystemAttributeNames: ['ApproximateReceiveCount', 'SentTimestamp'],
  });
}

function deleteFrom(QueueUrl: string, receipts: readonly string[]): DeleteMessageBatchCommand {
  const Entries = receipts.map((ReceiptHandle, place) => ({ Id: String(place), ReceiptHandle }));
  return new DeleteMessageBatchCommand({ QueueUrl, Entries });
}

function messageOf({ Body = '', ReceiptHandle, Attributes = {} }: Message): QueueMessage {
  return {
    body: Body,
    receipt: present(ReceiptHandle),
    receiveCount: Number(present(Attributes.ApproximateReceiveCount)),
    sentAt: Number(present(Attributes.SentTimestamp)),
  };
}

function batchesOf(receipts: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(receipts.length / MOST_AT_ONCE);
  return Array.from({ length: count }, (_, n) => receipts.slice(n * MOST_AT_ONCE, (n + 1) * MOST_AT_ONCE));
}

/** What an operator can do something about, with what that is. */
function explained(error: unknown, name: string): unknown {
  if (isNamed(error, 'QueueDoesNotExist')) {
    return new UserError(
      `There is no queue ${name} where the app looks for it.`,
      'Deploy deploy/activity.yml, or name its queue by its ARN.',
      { cause: error },
    );
  }
  const { kind, code } = failureOf(error);
  if (kind !== 'denied' && kind !== 'denied-by-scp') return error;
  return new UserError(
    `The app may not read the queue ${name} (${code}).`,
    "Deploy deploy/activity.yml with the name of the app's role.",
    { cause: error },
  );
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
