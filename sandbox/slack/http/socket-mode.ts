import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { AppSocket, DeliveryCenter } from '../delivery.ts';
import type { World } from '../world.ts';

/** Slack pings its sockets; clients give up after 30 s without one. */
const PING_EVERY = 10_000;

/** How long a client may take over its side of the closing handshake. */
const CLOSE_WITHIN = 500;

export interface SocketMode {
  close(): Promise<void>;
}

/** `/link/`: Socket Mode. https://docs.slack.dev/apis/events-api/using-socket-mode */
export function serveSocketMode(server: Server, world: World, center: DeliveryCenter): SocketMode {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!mayConnect(world, request)) return refuse(socket);
    sockets.handleUpgrade(request, socket, head, (connected) => welcome(connected, world, center));
  });
  const pinging = setInterval(() => {
    for (const socket of sockets.clients) socket.ping();
  }, PING_EVERY);
  pinging.unref();
  return {
    async close() {
      clearInterval(pinging);
      sockets.close();
      await Promise.all([...sockets.clients].map(closeSocket));
    },
  };
}

/** Politely, so that clients need not wait for an answer that never comes. */
function closeSocket(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), CLOSE_WITHIN);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(1001);
  });
}

function mayConnect(world: World, request: IncomingMessage): boolean {
  const address = request.url ?? '/';
  if (!URL.canParse(address, 'http://localhost')) return false;
  const url = new URL(address, 'http://localhost');
  return url.pathname === '/link/' && world.tickets.redeem(url.searchParams.get('ticket') ?? '');
}

function refuse(socket: Duplex): void {
  socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function welcome(socket: WebSocket, world: World, center: DeliveryCenter): void {
  const app: AppSocket = { send: (text) => socket.send(text) };
  socket.on('message', (data) => center.received(data.toString()));
  socket.on('error', () => socket.terminate());
  socket.on('close', () => center.left(app));
  socket.send(
    JSON.stringify({
      type: 'hello',
      num_connections: center.connected() + 1,
      debug_info: { host: 'sandbox', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: world.directory.app.appId },
    }),
  );
  center.joined(app);
}
