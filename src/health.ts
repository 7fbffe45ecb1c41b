import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from './domain/errors.ts';

/** What `/healthz` says. `problem` is for operators: one line, no secrets. */
export type Health = { readonly ok: true } | { readonly ok: false; readonly problem: string };

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves `GET /healthz`: 200 `{"status":"ok"}`, or 503 with the problem. Throws `UserError` where the address cannot be
 * listened on.
 */
export async function startHealthServer(
  host: string,
  port: number,
  health: () => Health,
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const known = request.url === '/healthz' && (request.method === 'GET' || request.method === 'HEAD');
    const now: Health = known ? health() : { ok: false, problem: 'only GET /healthz is served here' };
    const status = known ? (now.ok ? 200 : 503) : 404;
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(now.ok ? { status: 'ok' } : { status: 'unwell', problem: now.problem }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(unusable(host, port, error)));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function unusable(host: string, port: number, cause: NodeJS.ErrnoException): UserError {
  return new UserError(
    `/healthz cannot be served on ${host}, port ${port} (${cause.code}).`,
    'Set health.host and health.port in rootkeeper.yml, or ROOTKEEPER_HEALTH_HOST and ROOTKEEPER_HEALTH_PORT, to an address of this machine that is free.',
    { cause },
  );
}
