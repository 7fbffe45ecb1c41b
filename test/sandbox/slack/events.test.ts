import { WebSocket } from 'ws';
import { eventually } from './support/bolt.ts';
import { client } from './support/client.ts';
import { useWorkspace } from './support/workspace.ts';

const workspace = useWorkspace();

interface Envelope {
  readonly type: string;
  readonly envelope_id?: string;
  readonly retry_attempt?: number;
  readonly retry_reason?: string;
  readonly payload?: { readonly event?: { readonly type: string } };
}

/** A bare Socket Mode connection that acknowledges nothing by itself. */
async function bareSocket(): Promise<{ socket: WebSocket; envelopes: Envelope[] }> {
  const { url = '' } = await client(workspace.running, workspace.running.tokens.app).apps.connections.open();
  const socket = new WebSocket(url);
  const envelopes: Envelope[] = [];
  socket.on('message', (data) => envelopes.push(JSON.parse(data.toString())));
  await eventually(() => envelopes.length === 1);
  return { socket, envelopes };
}

test('a connection begins with a hello that names the app', async () => {
  const { socket, envelopes } = await bareSocket();

  expect(envelopes).toMatchObject([
    { type: 'hello', num_connections: 1, connection_info: { app_id: 'A0ROOTKEEP1' } },
  ]);
  socket.terminate();
});

test('a connection’s address works once', async () => {
  const { url = '' } = await client(workspace.running, workspace.running.tokens.app).apps.connections.open();
  const first = new WebSocket(url);
  await eventually(() => first.readyState === WebSocket.OPEN);
  const errors: string[] = [];
  const second = new WebSocket(url);
  second.on('error', (error) => errors.push(error.message));

  await eventually(() => errors.length === 1);

  expect(errors).toEqual(['Unexpected server response: 401']);
  first.terminate();
});

test('an event that nobody acknowledges comes again, and says so', async () => {
  const { socket, envelopes } = await bareSocket();

  expect(await workspace.control.openHome('mia')).toEqual({ kind: 'not-acknowledged' });

  await eventually(() => envelopes.length === 3);
  expect(envelopes.slice(1)).toMatchObject([
    { type: 'events_api', payload: { event: { type: 'app_home_opened' } } },
    { type: 'events_api', retry_attempt: 1, retry_reason: 'timeout' },
  ]);
  socket.terminate();
});

test('a command whose app dies before acknowledging is done by the next that connects', async () => {
  const { socket, envelopes } = await bareSocket();
  const outcome = workspace.control.say('mia', '#security', '/root-status prod');
  await eventually(() => envelopes.length === 2);

  socket.terminate();
  await eventually(() => workspace.control.connectedApps() === 0);
  await workspace.connect((app) =>
    app.command('/root-status', ({ ack, command }) => ack(`done: ${command.text}`)),
  );

  expect((await outcome).kind).toBe('acknowledged');
  expect(workspace.read()).toEqual(['posted done: prod']);
});

test('a late acknowledgement changes nothing on the screen', async () => {
  const { socket, envelopes } = await bareSocket();
  const outcome = await workspace.control.say('mia', '#security', '/root-status');

  socket.send(JSON.stringify({ envelope_id: envelopes[1]?.envelope_id, payload: { text: 'too late' } }));
  await workspace.control.say('mia', '#security', 'and on');

  expect(outcome.kind).toBe('not-acknowledged');
  expect(workspace.read()).toEqual([
    'posted /root-status failed with the error "operation_timeout"',
    'posted and on',
  ]);
  socket.terminate();
});
