import {
  Agent,
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Interception } from '../interception.ts';
import { closeServer, listenOnLoopback } from './listen.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends a call on to the store. */
type Onward = (request: IncomingMessage, body: Buffer) => Promise<Answer>;

/**
 * Stands before the store at `port` and asks `interception` about each call, named `dynamodb:<Operation>`. `close` resolves when the
 * store has answered all that was sent on.
 */
export async function startStoreProxy(
  port: number,
  interception: Interception,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const agent = new Agent({ keepAlive: true });
  const underWay = new Set<Promise<Answer>>();
  const onward: Onward = (request, body) => {
    const answer = forward(request, body, port, agent);
    const ended = () => underWay.delete(answer);
    underWay.add(answer);
    answer.then(ended, ended);
    return answer;
  };
  const server = createServer((request, response) => {
    pass(request, response, onward, interception).catch(() => response.destroy());
  });
  const ownPort = await listenOnLoopback(server);
  return {
    url: `http://127.0.0.1:${ownPort}`,
    close: async () => {
      await closeServer(server);
      await Promise.allSettled(underWay);
      agent.destroy();
    },
  };
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  onward: Onward,
  interception: Interception,
): Promise<void> {
  const body = await buffer(request);
  const call = `dynamodb:${String(request.headers['x-amz-target']).split('.').at(-1)}`;
  const content = () => body.toString();
  const verdict = await interception.before(call, content);
  switch (verdict) {
    case 'hang':
      return;
    case 'drop':
      response.destroy();
      return;
    case 'error':
    case 'throttle':
    case 'denied':
    case 'garbage':
      send(response, FAULT_ANSWERS[verdict]);
      return;
    case 'proceed': {
      const answer = await onward(request, body);
      if ((await interception.after(call, content)) === 'drop') response.destroy();
      else send(response, answer);
    }
  }
}

function forward(request: IncomingMessage, body: Buffer, port: number, agent: Agent): Promise<Answer> {
  const { method, url: path, headers } = request;
  return new Promise((resolve, reject) => {
    const onward = httpRequest(
      { host: '127.0.0.1', port, agent, headers, ...(method && { method }), ...(path && { path }) },
      (answer) => {
        buffer(answer).then(
          (bytes) => resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: bytes }),
          reject,
        );
      },
    );
    onward.on('error', reject);
    onward.end(body);
  });
}

/** What DynamoDB itself says: docs.aws.amazon.com/amazondynamodb, "Error handling". */
const FAULT_ANSWERS: Readonly<Record<'error' | 'throttle' | 'denied' | 'garbage', Answer>> = {
  error: failure(500, 'com.amazonaws.dynamodb.v20120810#InternalServerError', 'Internal server error'),
  throttle: failure(
    400,
    'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
    'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API',
  ),
  denied: failure(
    400,
    'com.amazon.coral.service#AccessDeniedException',
    'The principal is not authorized to perform this action because no identity-based policy allows it',
  ),
  garbage: {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Buffer.from('{"Item": {"pk": '),
  },
};

function failure(status: number, type: string, message: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Buffer.from(JSON.stringify({ __type: type, message })),
  };
}

function send(response: ServerResponse, answer: Answer): void {
  // Hop-by-hop headers belong to the connection behind us; Node writes its own.
  const { connection: _, 'transfer-encoding': __, 'keep-alive': ___, ...headers } = answer.headers;
  response.writeHead(answer.status, { ...headers, 'content-length': answer.body.length });
  response.end(answer.body);
}
