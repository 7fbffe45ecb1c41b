import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import type { AwsServer } from '../aws/server.ts';
import { ACT, isAct, OFFERED_ACTS } from '../events/root-act.ts';
import type { SandboxClock } from '../interception.ts';
import type { PageAssets } from '../slack/start-options.ts';

/** `POST /sandbox/events`. */
const act = z.strictObject({
  account: z.string(),
  did: z.string().refine(isAct),
  from: z.string().optional(),
});

/** Of a large organization the page offers so many accounts; any can be typed. */
const MOST_OFFERED = 500;

/**
 * What root users do, over HTTP, for the page. Requests with a body need `Content-Type: application/json`.
 *
 * | request | body → answer |
 * |---|---|
 * | `GET /sandbox/events` | → `{ accounts: [{ id, name }], acts: [{ did, label }] }`: what can be chosen |
 * | `POST /sandbox/events` | `{ account: "payments-prod", did: "sign-in" }`, and `from`, a source address → `{ account: { id, name } }`; AWS has told of it |
 *
 * A refusal is HTTP 400 with `{ error }`, a sentence.
 */
export function eventsApi(aws: AwsParts, clock: SandboxClock): PageAssets {
  return async (request, response) => {
    if (new URL(request.url ?? '/', 'http://127.0.0.1').pathname !== '/sandbox/events') return false;
    if (request.method === 'GET') send(response, 200, offer(aws));
    else await perform(request, response, aws, clock);
    return true;
  };
}

type AwsParts = Pick<AwsServer, 'accounts' | 'accountCalled' | 'events'>;

function offer(aws: AwsParts): object {
  return { accounts: aws.accounts().slice(0, MOST_OFFERED), acts: OFFERED_ACTS };
}

async function perform(
  request: IncomingMessage,
  response: ServerResponse,
  aws: AwsParts,
  clock: SandboxClock,
): Promise<void> {
  const asked = await actIn(request);
  if (asked === undefined)
    return send(response, 400, {
      error: `Send JSON: { "account": a name or id, "did": ${ACT}, "from": an address, or none }.`,
    });
  const id = aws.accountCalled(asked.account.trim());
  const account = aws.accounts().find((each) => each.id === id);
  if (account === undefined)
    return send(response, 400, { error: `There is no one account called “${asked.account}”.` });
  const { did, from } = asked;
  aws.events.perform(account.id, { did, ...(from === undefined ? {} : { from }) }, clock.now());
  send(response, 200, { account });
}

async function actIn(request: IncomingMessage): Promise<z.infer<typeof act> | undefined> {
  if (request.method !== 'POST' || !request.headers['content-type']?.startsWith('application/json')) return;
  return act.safeParse(await json(request).catch(() => undefined)).data;
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
