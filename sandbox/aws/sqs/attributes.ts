import { SECOND } from '../../../src/domain/time.ts';
import { type Answer, refuse } from '../refusal.ts';
import type { Call } from '../world.ts';
import { foundQueue, type QueueCall } from './queue-of.ts';
import { missing } from './refusals.ts';
import { LARGEST_MESSAGE } from './send.ts';

/** SQS API Reference, GetQueueUrl. */
export function getQueueUrl(call: Call): Answer {
  const { parameters, principal, world } = call;
  const name = parameters.text('QueueName');
  if (name === undefined) return missing('QueueName');
  const owner = parameters.text('QueueOwnerAWSAccountId') ?? principal.account.id;
  const queue = foundQueue(call, owner, name);
  return 'code' in queue ? queue : JSON.stringify({ QueueUrl: `${world.origin()}/${owner}/${queue.name}` });
}

/** SQS API Reference, GetQueueAttributes. Numbers of messages are exact here. */
export function getQueueAttributes(call: QueueCall): Answer {
  const all = attributesOf(call);
  const asked = call.parameters.raw('AttributeNames');
  const names: unknown[] = Array.isArray(asked) ? asked : [];
  const unknown = names.find((name) => name !== 'All' && !Object.hasOwn(all, String(name)));
  if (unknown !== undefined)
    return refuse('InvalidAttributeName', 400, `Unknown Attribute ${String(unknown)}.`);
  const given = Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name));
  return JSON.stringify(given.length === 0 ? {} : { Attributes: Object.fromEntries(given) });
}

function attributesOf({ queue, world }: QueueCall): Readonly<Record<string, string>> {
  const { visible, inFlight, delayed } = queue.counts();
  const { visibility, retention, redrive } = queue.settings;
  const created = String(Math.floor(queue.created / SECOND));
  return {
    QueueArn: world.queues.arnOf(queue),
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: created,
    LastModifiedTimestamp: created,
    VisibilityTimeout: String(visibility / SECOND),
    MaximumMessageSize: String(LARGEST_MESSAGE),
    MessageRetentionPeriod: String(retention / SECOND),
    DelaySeconds: '0',
    ReceiveMessageWaitTimeSeconds: '0',
    SqsManagedSseEnabled: 'true',
    ...(redrive && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: world.queues.arnOf(redrive.dead),
        maxReceiveCount: redrive.mostReceives,
      }),
    }),
  };
}
