import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pointSdkAt } from './sdk-environment.ts';

/** A request as AWS would receive it. */
export interface WireCall {
  /** `GetAccountSummary`, whatever the protocol. */
  readonly operation: string;
  readonly body: string;
  /** Whose credentials signed it. */
  readonly accessKeyId: string;
}

/** What to answer, byte for byte; or nothing at all, or a connection that breaks before or within the answer. */
export type WireAnswer =
  | { readonly status: number; readonly body: string }
  | 'hang'
  | 'reset'
  | 'hang-within-the-body';

export interface Wire {
  readonly calls: readonly WireCall[];
  close(): Promise<void>;
}

/**
 * An endpoint for the unmodified SDK that answers what the test says, for answers that no well-behaved AWS gives. Every
 * AWS client made afterwards talks to it.
 */
export async function startWire(answer: (call: WireCall, nth: number) => WireAnswer): Promise<Wire> {
  const calls: WireCall[] = [];
  const server = createServer(async (request, response) => {
    const call = await callOf(request);
    calls.push(call);
    reply(response, answer(call, calls.length));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const restore = pointSdkAt({ endpoint, accessKeyId: 'AKIATHEAPPITSELF0000', secretAccessKey: 'secret' });
  return {
    calls,
    close: async () => {
      restore();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An answer of IAM or STS in their XML. */
export function xml(operation: string, result = ''): WireAnswer {
  const namespace = 'https://iam.amazonaws.com/doc/2010-05-08/';
  const id = '<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>';
  const body = `<${operation}Response xmlns="${namespace}"><${operation}Result>${result}</${operation}Result>${id}</${operation}Response>`;
  return { status: 200, body };
}

/** An error of IAM or STS in their XML. */
export function xmlError(status: number, code: string, message = code): WireAnswer {
  const body = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`;
  return { status, body };
}

/** An answer of Organizations or the Account API in their JSON. */
export function json(value: object): WireAnswer {
  return { status: 200, body: JSON.stringify(value) };
}

export function jsonError(status: number, code: string, message = code): WireAnswer {
  return { status, body: JSON.stringify({ __type: code, Message: message }) };
}

async function callOf(request: IncomingMessage): Promise<WireCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString('utf8');
  const target = String(request.headers['x-amz-target'] ?? '')
    .split('.')
    .at(-1);
  const accessKeyId = /Credential=([^/]+)\//.exec(String(request.headers.authorization))?.[1] ?? '';
  return { operation: target || (new URLSearchParams(body).get('Action') ?? ''), body, accessKeyId };
}

function reply(response: ServerResponse, answer: WireAnswer): void {
  if (answer === 'hang') return;
  if (answer === 'reset') return void response.destroy();
  if (answer === 'hang-within-the-body') {
    response.writeHead(200, { 'content-length': 10_000 });
    return void response.write('<GetAccountSummaryResponse>');
  }
  response.writeHead(answer.status, { 'content-type': 'text/xml' });
  response.end(answer.body);
}
