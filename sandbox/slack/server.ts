import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { createControl } from './control-api.ts';
import { createDeliveryCenter } from './delivery.ts';
import { sendJson, sendText } from './http/answers.ts';
import { BodyTooLarge } from './http/body.ts';
import { refusalOf } from './http/guard.ts';
import { serveResponseUrl } from './http/response-url.ts';
import { serveSocketMode } from './http/socket-mode.ts';
import { serveUpload } from './http/upload.ts';
import { serveWebApi } from './http/web-api.ts';
import { servePageApi } from './page-api.ts';
import { createRateLimits, noRateLimits, passingTime, type RateLimits } from './rate-limits.ts';
import type { RunningSlack, SlackOptions } from './start-options.ts';
import { createWorld, type World } from './world.ts';

/**
 * Starts the workspace on 127.0.0.1: Web API, Socket Mode, response_urls, uploads and the page's API on one port.
 * Rejects where the port is taken.
 */
export async function startSlack(options: SlackOptions): Promise<RunningSlack> {
  const monotonic = () => performance.now();
  const center = createDeliveryCenter(randomUUID, monotonic, options.patience);
  const server = createServer();
  // Longer than any client keeps a connection, so that none is closed under a call being sent.
  server.keepAliveTimeout = 65_000;
  const world = createWorld({
    ...options,
    monotonic,
    delivery: center,
    origin: () => `http://127.0.0.1:${portOf(server)}`,
  });
  const limits = options.rateLimits ? createRateLimits(passingTime(monotonic, options.clock)) : noRateLimits;
  server.on('request', (request, response) => void serve(world, limits, options, request, response));
  const socketMode = serveSocketMode(server, world, center);
  await listen(server, options.port ?? 0);
  return {
    apiUrl: `${world.origin()}/api/`,
    pageUrl: `${world.origin()}/`,
    port: portOf(server),
    tokens: world.tokens,
    control: createControl(world),
    async close() {
      center.close();
      await socketMode.close();
      world.timers.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(
  world: World,
  limits: RateLimits,
  options: SlackOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const refusal = refusalOf(request);
    if (refusal !== undefined) return sendJson(response, 403, { error: refusal });
    await route(world, limits, options, request, response);
  } catch (error) {
    const status = error instanceof BodyTooLarge ? 413 : 500;
    const why = error instanceof Error ? error.message : String(error);
    if (response.headersSent) response.destroy();
    else sendJson(response, status, { ok: false, error: 'internal_error', why });
  }
}

async function route(
  world: World,
  limits: RateLimits,
  options: SlackOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', world.origin());
  if (url.pathname.startsWith('/api/')) return serveWebApi(world, limits, request, response, url);
  if (url.pathname.startsWith('/response/')) return serveResponseUrl(world, request, response, url);
  if (url.pathname.startsWith('/upload/')) return serveUpload(world, request, response, url);
  if (url.pathname.startsWith('/page/api/')) return servePageApi(world, request, response, url);
  const served = await options.pageAssets?.(request, response);
  if (served !== true && !response.headersSent) sendText(response, 404, 'Not found');
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
