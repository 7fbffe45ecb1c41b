import { type AccountId, parseAccountId } from './account.ts';

/** A queue of SQS: its name, and where it is if that is elsewhere than the app. */
export interface QueueName {
  readonly name: string;
  readonly accountId?: AccountId;
  readonly region?: string;
}

/** What `parseQueueName` takes, for error messages. */
export const QUEUE_NAME =
  'the name or ARN of an SQS standard queue, such as rootkeeper-events or arn:aws:sqs:eu-central-1:111122223333:rootkeeper-events';

/** A queue by its name or ARN; `undefined` where `text` is neither. FIFO queues are none of these. */
export function parseQueueName(text: string): QueueName | undefined {
  if (isName(text)) return { name: text };
  const [, region, account = '', name = ''] =
    /^arn:aws[a-z-]*:sqs:([a-z0-9-]+):(\d{12}):(.+)$/.exec(text) ?? [];
  const accountId = parseAccountId(account);
  return accountId !== undefined && region !== undefined && isName(name)
    ? { name, accountId, region }
    : undefined;
}

function isName(text: string): boolean {
  return /^[\w-]{1,80}$/.test(text);
}
