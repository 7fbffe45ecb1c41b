import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';

/** A request body or an answer, as DynamoDB's JSON protocol has it. */
export type Json = Record<string, unknown>;

export type Answer = { readonly status: number; readonly body: Json } | 'connection lost';

/** One request on its way. */
export interface Passing {
  /** `PutItem`, `BatchWriteItem`, … */
  readonly operation: string;
  readonly body: Json;
  /** Lets it go on, with this body or another; the answer may then be passed back, changed or lost. */
  forward(body?: Json): Promise<{ readonly status: number; readonly body: Json }>;
}

export type Handle = (passing: Passing) => Promise<Answer>;

export interface DynamoDbProxy {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Stands between a store and its DynamoDB, where a test breaks the wire: partial batches, lost answers, crashes. */
export async function startDynamoDbProxy(upstream: string, handle: Handle): Promise<DynamoDbProxy> {
  const server = createServer((request, response) => {
    pass(upstream, handle, request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What DynamoDB answers where it has no more capacity for now; not retried by the SDK when it is a validation error. */
export function refusal(type: string, message: string): Answer {
  return { status: 400, body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message } };
}

async function pass(
  upstream: string,
  handle: Handle,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = String(request.headers['x-amz-target']);
  const body = (await json(request)) as Json;
  const answer = await handle({
    operation: target.slice(target.indexOf('.') + 1),
    body,
    forward: (changed = body) => forward(upstream, request, changed),
  });
  if (answer === 'connection lost') {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify(answer.body));
}

/** Neither dynalite nor DynamoDB Local checks the signature, so a changed body is as good. */
async function forward(upstream: string, request: IncomingMessage, body: Json) {
  const answer = await fetch(upstream, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': String(request.headers['x-amz-target']),
      authorization: String(request.headers.authorization),
      'x-amz-date': String(request.headers['x-amz-date']),
    },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Json };
}
