import { SQSClient } from '@aws-sdk/client-sqs';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { type Milliseconds, SECOND } from '../domain/time.ts';

/** The longest that SQS holds a call for a message to come. */
export const LONGEST_POLL: Milliseconds = 20 * SECOND;

/** Long polls are held for so long; an answer may take as long as any other after that. */
export const QUEUE_CALL_LIMIT: Milliseconds = LONGEST_POLL + 15 * SECOND;

const CONNECT_TIMEOUT: Milliseconds = 5 * SECOND;

/**
 * A client of SQS by the app's own credentials, over connections of its own: long polls would take those of the audits.
 * The queue's address is that of its Region, whatever host AWS names in its URL.
 */
export function createQueueClient(region: string): SQSClient {
  return new SQSClient({
    region,
    maxAttempts: 1,
    useQueueUrlAsEndpoint: false,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: CONNECT_TIMEOUT,
      requestTimeout: QUEUE_CALL_LIMIT,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true },
      httpsAgent: { keepAlive: true },
    }),
  });
}
