import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Milliseconds } from '../domain/time.ts';

export interface StoreClientOptions {
  readonly region: string;
  /** Where DynamoDB is, if not at AWS: the sandbox's dynalite, DynamoDB Local. */
  readonly endpoint?: string;
  /** Left out, the SDK finds the process's own. */
  readonly credentials?: NonNullable<DynamoDBClientConfig['credentials']>;
  readonly requestHandler?: NonNullable<DynamoDBClientConfig['requestHandler']>;
  /** Of one request, the first included. */
  readonly maxAttempts?: number;
}

const CONNECT_TIMEOUT: Milliseconds = 2_000;
const ANSWER_TIMEOUT: Milliseconds = 5_000;
const MAX_ATTEMPTS = 5;

/** A client of DynamoDB that speaks plain JavaScript values. Whoever made it ends it with `destroy()`. */
export function createStoreClient(options: StoreClientOptions): DynamoDBDocumentClient {
  const {
    requestHandler = {
      connectionTimeout: CONNECT_TIMEOUT,
      requestTimeout: ANSWER_TIMEOUT,
      throwOnRequestTimeout: true,
    },
    maxAttempts = MAX_ATTEMPTS,
    ...rest
  } = options;
  const client = new DynamoDBClient({ ...rest, requestHandler, maxAttempts });
  // It copies every item that goes either way, for a logger that there is none of.
  client.middlewareStack.remove('loggerMiddleware');
  return DynamoDBDocumentClient.from(client);
}
