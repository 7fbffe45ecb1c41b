import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import type { Instant } from '../../src/domain/time.ts';
import type { SandboxClock } from '../interception.ts';
import { DURATION, parseDuration } from '../scenario/duration.ts';
import type { PageAssets } from '../slack/start-options.ts';

/** `POST /sandbox/clock`. */
const move = z.strictObject({ advance: z.string() });

/**
 * The sandbox's clock over HTTP, for the page. Requests with a body need `Content-Type: application/json`.
 *
 * | request | body → answer |
 * |---|---|
 * | `GET /sandbox/clock` | → `{ now }`, milliseconds since the epoch |
 * | `POST /sandbox/clock` | `{ advance: "8h" }` → `{ now, visited }`; what fell due on the way has run, at the times in `visited` |
 *
 * A refusal is HTTP 400 with `{ error }`, a sentence; 500 where a job on the way failed.
 */
export function clockApi(
  clock: SandboxClock,
  travel: (target: Instant) => Promise<readonly Instant[]>,
): PageAssets {
  return async (request, response) => {
    if (new URL(request.url ?? '/', 'http://127.0.0.1').pathname !== '/sandbox/clock') return false;
    if (request.method === 'GET') send(response, 200, { now: clock.now() });
    else await advance(request, response, clock, travel);
    return true;
  };
}

async function advance(
  request: IncomingMessage,
  response: ServerResponse,
  clock: SandboxClock,
  travel: (target: Instant) => Promise<readonly Instant[]>,
): Promise<void> {
  const by = await durationIn(request);
  if (by === undefined) return send(response, 400, { error: `Send JSON: { "advance": ${DURATION} }.` });
  try {
    const visited = await travel(clock.now() + by);
    send(response, 200, { now: clock.now(), visited });
  } catch (error) {
    send(response, 500, { error: error instanceof Error ? error.message : String(error) });
  }
}

async function durationIn(request: IncomingMessage): Promise<number | undefined> {
  if (request.method !== 'POST' || !request.headers['content-type']?.startsWith('application/json')) return;
  const body = move.safeParse(await json(request).catch(() => undefined));
  return body.success ? parseDuration(body.data.advance) : undefined;
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
