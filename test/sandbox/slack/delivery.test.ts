import { type AppSocket, createDeliveryCenter } from '../../../sandbox/slack/delivery.ts';
import type { Envelope } from '../../../sandbox/slack/envelope.ts';
import { eventually } from './support/bolt.ts';
import { useWorkspace } from './support/workspace.ts';

const envelope: Envelope = { type: 'interactive', payload: { hello: 1 }, acceptsResponse: true };

/** A socket that keeps what it is sent. */
function fakeSocket() {
  const sent: { envelope_id: string; type: string }[] = [];
  const socket: AppSocket = { send: (text) => void sent.push(JSON.parse(text)) };
  return { socket, sent };
}

function center(ackWithin?: number) {
  let ids = 0;
  let now = 0;
  return createDeliveryCenter(
    () => `e${++ids}`,
    () => ++now,
    ackWithin,
  );
}

const acknowledgement = (id: string, payload: unknown = {}) => JSON.stringify({ envelope_id: id, payload });

describe('envelopes', () => {
  test('go to the connected sockets in turn', () => {
    const delivery = center();
    const [a, b] = [fakeSocket(), fakeSocket()];
    delivery.joined(a.socket);
    delivery.joined(b.socket);

    for (let i = 0; i < 4; i += 1) void delivery.deliver(envelope);

    expect(a.sent.map((e) => e.envelope_id)).toEqual(['e1', 'e3']);
    expect(b.sent.map((e) => e.envelope_id)).toEqual(['e2', 'e4']);
    delivery.close();
  });

  test('are given up on as soon as the workspace has no more patience', async () => {
    const delivery = center(20);
    delivery.joined(fakeSocket().socket);

    expect(await delivery.deliver(envelope)).toEqual({ kind: 'not-acknowledged' });
  });

  test('that a dead socket had not acknowledged go to another', async () => {
    const delivery = center();
    const [a, b] = [fakeSocket(), fakeSocket()];
    delivery.joined(a.socket);
    const outcome = delivery.deliver(envelope);
    delivery.joined(b.socket);

    delivery.left(a.socket);
    delivery.received(acknowledgement('e1', { response_action: 'clear' }));

    expect(b.sent.map((e) => e.envelope_id)).toEqual(['e1']);
    expect(await outcome).toEqual({
      kind: 'acknowledged',
      afterMs: 1,
      answer: { response_action: 'clear' },
    });
  });

  test('wait for a socket that connects in time when the only one died', async () => {
    const delivery = center();
    const [a, b] = [fakeSocket(), fakeSocket()];
    delivery.joined(a.socket);
    const outcome = delivery.deliver(envelope);
    delivery.left(a.socket);

    delivery.joined(b.socket);
    delivery.received(acknowledgement('e1'));

    expect(b.sent).toHaveLength(1);
    expect((await outcome).kind).toBe('acknowledged');
  });

  test('are not sent again once acknowledged', () => {
    const delivery = center();
    const [a, b] = [fakeSocket(), fakeSocket()];
    delivery.joined(a.socket);
    delivery.joined(b.socket);
    void delivery.deliver(envelope);
    delivery.received(acknowledgement('e1'));

    delivery.left(a.socket);

    expect(b.sent).toEqual([]);
  });

  test('can be delivered twice; late and second acknowledgements change nothing', async () => {
    const delivery = center();
    const a = fakeSocket();
    delivery.joined(a.socket);
    delivery.deliverTwice(1);
    const outcome = delivery.deliver(envelope);
    void delivery.deliver(envelope);

    delivery.received(acknowledgement('e1', { text: 'first' }));
    delivery.received(acknowledgement('e1', { text: 'second' }));
    delivery.received('no JSON');

    expect(a.sent.map((e) => e.envelope_id)).toEqual(['e1', 'e1', 'e2']);
    expect(await outcome).toMatchObject({ answer: { text: 'first' } });
    delivery.close();
  });
});

describe('real apps', () => {
  const workspace = useWorkspace();

  test('take turns, and a duplicate delivery runs the listener twice', async () => {
    const heard: string[] = [];
    for (const name of ['one', 'two'])
      await workspace.connect((app) =>
        app.command('/root-status', async ({ ack }) => {
          heard.push(name);
          await ack();
        }),
      );

    await workspace.control.say('mia', '#security', '/root-status');
    await workspace.control.say('mia', '#security', '/root-status');
    workspace.control.deliverTwice(1);
    await workspace.control.say('mia', '#security', '/root-status');

    await eventually(() => heard.length === 4);
    expect(heard.sort()).toEqual(['one', 'one', 'two', 'two']);
  });

  test('hear nothing more once stopped', async () => {
    const { app } = await workspace.connect((bolt) => bolt.command('/root-status', ({ ack }) => ack()));
    await app.stop();
    await eventually(() => workspace.control.connectedApps() === 0);

    expect(await workspace.control.say('mia', '#security', '/root-status')).toEqual({ kind: 'no-app' });
  });

  test('leave when they are asked to reconnect, and come back by themselves', async () => {
    await workspace.connect((bolt) => bolt.command('/root-status', ({ ack }) => ack()));

    workspace.control.recycleSockets();

    await eventually(() => workspace.control.connectedApps() === 0);
    await eventually(() => workspace.control.connectedApps() === 1, 10_000);
    expect((await workspace.control.say('mia', '#security', '/root-status')).kind).toBe('acknowledged');
  });
});
