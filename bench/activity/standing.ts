import { GetQueueAttributesCommand, GetQueueUrlCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { createQueueClient } from '../../src/aws/queue-client.ts';
import type { Config } from '../../src/config/config.ts';
import { parseAccountId } from '../../src/domain/account.ts';
import { DAY } from '../../src/domain/time.ts';
import { createLog } from '../../src/log.ts';
import { createActivityStore } from '../../src/store/activity/activity-store.ts';
import { createAlertStore } from '../../src/store/activity/alert-store.ts';
import { createStoreClient } from '../../src/store/client.ts';

/** Where events of root are. */
export interface Standing {
  /** In alerts. */
  readonly alerted: number;
  /** Stored, and not judged: some of them. */
  readonly pending: number;
  readonly onQueue: number;
  readonly deadLetters: number;
}

export async function standingOf(config: Config, accounts: readonly string[]): Promise<Standing> {
  const { activity, aws, store } = config;
  if (activity === undefined) throw new Error('root activity is not configured');
  const client = createStoreClient({ region: aws.region });
  const sqs = createQueueClient(aws.region);
  const table = { client, name: store.table, random: Math.random };
  const log = createLog('error');
  try {
    return {
      alerted: await alertedOf(createAlertStore({ table, log }), accounts),
      pending: (await createActivityStore({ table, log }).pending('people', Date.now() + DAY, 4)).length,
      onQueue: await messagesOn(activity.queue.name, sqs),
      deadLetters: await messagesOn(activity.deadLetterQueue.name, sqs),
    };
  } finally {
    client.destroy();
    sqs.destroy();
  }
}

async function alertedOf(
  alerts: ReturnType<typeof createAlertStore>,
  accounts: readonly string[],
): Promise<number> {
  const ids = accounts.flatMap((id) => parseAccountId(id) ?? []);
  const lines = await Promise.all(ids.map((id) => alerts.line('root', id)));
  const found = await alerts.loadAll(lines.flatMap((line) => line.ids));
  return found.reduce((sum, { counts }) => sum + counts.events, 0);
}

async function messagesOn(QueueName: string, client: SQSClient): Promise<number> {
  const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName }));
  const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] });
  const { Attributes = {} } = await client.send(command);
  return AttributeNames.reduce((sum, name) => sum + Number(Attributes[name]), 0);
}
