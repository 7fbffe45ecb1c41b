import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { type Health, type HealthServer, startHealthServer } from '../src/health.ts';

let server: HealthServer;
let health: Health = { ok: true };

beforeEach(async () => {
  health = { ok: true };
  server = await startHealthServer('127.0.0.1', 0, () => health);
});

afterEach(() => server.close());

const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method });

describe('/healthz', () => {
  test('answers 200 where all is well', async () => {
    const response = await ask('/healthz');

    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ status: 'ok' });
  });

  test('answers 503 with the problem where it is not', async () => {
    health = { ok: false, problem: 'no connection to Slack' };
    const response = await ask('/healthz');

    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'unwell', problem: 'no connection to Slack' });
  });

  test('answers HEAD, for checks that read no body', async () => {
    const response = await ask('/healthz', 'HEAD');

    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  test.each([
    ['/', 'GET'],
    ['/healthz', 'POST'],
    ['/metrics', 'GET'],
  ])('is all there is: %s by %s is 404', async (path, method) => {
    expect((await ask(path, method)).status).toBe(404);
  });
});

test('nothing listens beyond the address that was asked for', async () => {
  const other = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
  const reached = await new Promise((resolve) => {
    const socket = connect({ host: other ?? '127.0.0.2', port: server.port, timeout: 2_000 });
    socket.once('connect', () => resolve(socket.destroy() !== undefined));
    for (const event of ['error', 'timeout']) socket.once(event, () => resolve(false));
  });

  expect(reached).toBe(false);
});

test('an address that is taken is refused', async () => {
  await expect(startHealthServer('127.0.0.1', server.port, () => health)).rejects.toThrow('EADDRINUSE');
});
