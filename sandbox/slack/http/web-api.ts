import type { IncomingMessage, ServerResponse } from 'node:http';
import { type JsonObject, stringAt } from '../json.ts';
import type { Method } from '../methods/method.ts';
import { methods } from '../methods/register.ts';
import { requireScope } from '../methods/scopes.ts';
import type { RateLimits } from '../rate-limits.ts';
import { SlackRefusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { sendJson } from './answers.ts';
import { parseArguments, readBody } from './body.ts';
import { intercepted } from './intercepted.ts';

const LARGEST_CALL = 4_000_000;

/** `/api/<method>`: Slack's Web API. */
export async function serveWebApi(
  world: World,
  limits: RateLimits,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const name = url.pathname.slice('/api/'.length);
  const body = await readBody(request, LARGEST_CALL);
  const args = parseArguments(body, request.headers['content-type'] ?? '', url.searchParams);
  const serve = () => {
    if (!args) return () => sendJson(response, 200, { ok: false, error: 'invalid_json' });
    return answerTo(world, limits, name, args, bearer(request, args), response);
  };
  const content = () => JSON.stringify(args ?? {});
  await intercepted(world.interception, `slack:${name}`, response, serve, content);
}

/** Applies the call; gives the way to send its answer. */
function answerTo(
  world: World,
  limits: RateLimits,
  name: string,
  args: JsonObject,
  token: string | undefined,
  response: ServerResponse,
): () => void {
  const scopes = { 'x-oauth-scopes': world.manifest.oauth_config.scopes.bot.join(',') };
  try {
    const method = methods.get(name);
    if (!method) throw new SlackRefusal('unknown_method', { req_method: name });
    authorize(world, method, token);
    const wait = waitBefore(limits, name, method, args);
    if (wait > 0)
      return () =>
        sendJson(response, 429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(wait) });
    const answer = { ok: true, ...method.serve({ world, args }) };
    return () => sendJson(response, 200, answer, scopes);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return () => sendJson(response, 200, { ok: false, error: error.error, ...error.extra }, scopes);
  }
}

function authorize(world: World, method: Method, token: string | undefined): void {
  if (token === undefined) throw new SlackRefusal('not_authed');
  const kind = token === world.tokens.bot ? 'bot' : token === world.tokens.app ? 'app' : undefined;
  if (kind === undefined) throw new SlackRefusal('invalid_auth');
  if (method.token !== 'either' && method.token !== kind) throw new SlackRefusal('not_allowed_token_type');
  if (method.scope !== undefined) requireScope(world, method.scope);
}

function waitBefore(limits: RateLimits, name: string, method: Method, args: JsonObject): number {
  const key = method.limit ? `${name} ${method.limit.per(args)}` : name;
  return limits.take(key, method.perMinute, method.limit?.burst ?? method.perMinute);
}

function bearer(request: IncomingMessage, args: JsonObject): string | undefined {
  const header = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return header ?? stringAt(args, 'token');
}
