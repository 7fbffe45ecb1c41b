import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { choosePort } from '../../../sandbox/cli/port.ts';

let server: Server;
let taken: number;
beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  taken = (server.address() as AddressInfo).port;
});
afterEach(() => void server.close());

test('where the usual port is taken the next free one is chosen, which is told', async () => {
  const chosen = await choosePort(undefined, taken);
  expect(chosen.port).toBeGreaterThan(taken);
  expect(chosen.taken).toBe(taken);
});

test('a port that was asked for is not replaced', async () => {
  await expect(choosePort(taken)).rejects.toThrow(`Port ${taken} is taken; name another with --port`);
});
