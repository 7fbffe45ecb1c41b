import '../support/fakes/errors-of-node.ts';
import { type AwsServer, startAws } from '../../sandbox/aws/server.ts';
import { type CallPattern, parseCallPattern } from '../../sandbox/process/call-pattern.ts';
import { type FaultBook, type FaultKind, faultBook } from '../../sandbox/process/fault-book.ts';
import { createEventQueue } from '../../src/aws/event-queue.ts';
import { createQueueClient } from '../../src/aws/queue-client.ts';
import type { QueueName } from '../../src/domain/queue-name.ts';
import { accountId } from '../support/builders/account.ts';
import { NOW } from '../support/builders/time.ts';
import { json, startWire } from '../support/fakes/aws-wire.ts';
import { recordingLog } from '../support/fakes/log.ts';
import { anOrganizationOf, MANAGEMENT } from '../support/fakes/organization.ts';
import { pointSdkAt } from '../support/fakes/sdk-environment.ts';

const never = new AbortController().signal;
const EVENTS: QueueName = { name: 'rootkeeper-events' };
const undo: (() => unknown)[] = [];

afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

/** The real SDK against the simulated queue, by the app's own credentials. */
async function aQueue(queue: QueueName = EVENTS, region = 'eu-central-1', callLimit = 10_000) {
  const time = { now: NOW };
  const faults = faultBook({ now: () => time.now });
  const server = await startAws({
    organization: anOrganizationOf(),
    clock: { now: () => time.now },
    realTime: Date.now,
    random: () => 0.5,
    interception: faults,
    ...{ latencyMs: 0, throttles: true, reportWaitMs: 0 },
  });
  undo.push(() => server.close(), pointSdkAt({ endpoint: server.url, ...server.managementCredentials }));
  const client = createQueueClient(region);
  undo.push(() => client.destroy());
  const log = recordingLog();
  return { server, faults, time, log, gateway: createEventQueue({ client, queue, log, callLimit }) };
}

function put(server: AwsServer, count: number): void {
  for (let n = 0; n < count; n += 1) server.events.deliver(`body ${n}`);
}

function breakCall(faults: FaultBook, name: string, kind: FaultKind): void {
  faults.set({ call: pattern(name), kind });
}

function pattern(name: string): CallPattern {
  const call = parseCallPattern(name);
  if (call === undefined) throw new Error(`${name} is no call`);
  return call;
}

describe('Receiving', () => {
  it('gives what is on the queue with when it was sent and how often it came, ten at a time', async () => {
    const { server, gateway, time } = await aQueue();
    put(server, 12);
    const received = [...(await gateway.receive(never)), ...(await gateway.receive(never))];

    expect(received).toHaveLength(12);
    expect(received.map(({ body }) => body).sort()).toEqual(
      Array.from({ length: 12 }, (_, n) => `body ${n}`).sort(),
    );
    expect(received[0]).toMatchObject({ receiveCount: 1, sentAt: NOW, receipt: expect.any(String) });
    time.now += 121_000;
    expect((await gateway.receive(never))[0]).toMatchObject({ receiveCount: 2, sentAt: NOW });
  });

  it('waits for what is to come, in one call', async () => {
    const { server, gateway } = await aQueue();
    const waiting = gateway.receive(never);
    setTimeout(() => put(server, 1), 300);

    expect(await waiting).toHaveLength(1);
    expect(server.calls()['sqs:ReceiveMessage']).toBe(1);
  });

  it('finds its queue by an ARN, in another Region too, and asks for its address once', async () => {
    const home = { accountId: accountId(MANAGEMENT), region: 'eu-central-1' };
    const { server, gateway } = await aQueue({ ...EVENTS, ...home });
    put(server, 2);
    await gateway.receive(never);
    put(server, 1);
    await gateway.receive(never);

    expect(server.calls()['sqs:GetQueueUrl']).toBe(1);
  });

  it.each([
    ['another name', { name: 'other' }, 'eu-central-1'],
    ['another Region', EVENTS, 'us-east-1'],
  ])('says what to do where there is no such queue: %s', async (_, queue, region) => {
    const { gateway } = await aQueue(queue, region);

    await expect(gateway.receive(never)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(`no queue ${queue.name}`),
      remedy: expect.stringContaining('deploy/activity.yml'),
    });
  });

  it('says what to do where the queue is not for the app', async () => {
    const { gateway, faults } = await aQueue();
    breakCall(faults, 'sqs:ReceiveMessage', 'denied');

    await expect(gateway.receive(never)).rejects.toMatchObject({
      name: 'UserError',
      message: 'The app may not read the queue rootkeeper-events (AccessDenied).',
    });
  });

  it.each([
    ['error', 'InternalFailure'],
    ['throttle', 'RequestThrottled'],
    ['garbage', 'SyntaxError'],
  ] as const)('throws where AWS gave no answer, and works again afterwards: %s', async (kind, name) => {
    const { server, gateway, faults } = await aQueue();
    put(server, 1);
    breakCall(faults, 'sqs:ReceiveMessage', kind);
    await expect(gateway.receive(never)).rejects.toMatchObject({ name });
    faults.clear(pattern('sqs:ReceiveMessage'));

    expect(await gateway.receive(never)).toHaveLength(1);
  });

  it('gives up a call that is never answered', async () => {
    const { gateway, faults } = await aQueue(EVENTS, 'eu-central-1', 200);
    breakCall(faults, 'sqs:ReceiveMessage', 'hang');

    await expect(gateway.receive(never)).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('ends with the reason of its signal', async () => {
    const { gateway } = await aQueue();
    const stopping = new AbortController();
    const waiting = gateway.receive(stopping.signal);
    setTimeout(() => stopping.abort(new Error('the app ends')), 100);

    await expect(waiting).rejects.toThrow('the app ends');
  });

  it('takes no message without its receipt for one', async () => {
    const wire = await startWire(({ operation }) =>
      json(
        operation === 'GetQueueUrl' ? { QueueUrl: 'https://sqs/1/q' } : { Messages: [{ MessageId: 'm' }] },
      ),
    );
    const client = createQueueClient('eu-central-1');
    undo.push(
      () => wire.close(),
      () => client.destroy(),
    );
    const gateway = createEventQueue({ client, queue: EVENTS, log: recordingLog() });

    await expect(gateway.receive(never)).rejects.toThrow();
  });
});

describe('Deleting', () => {
  it('takes messages away for good, however many', async () => {
    const { server, gateway } = await aQueue();
    put(server, 25);
    const receipts: string[] = [];
    while (receipts.length < 25)
      receipts.push(...(await gateway.receive(never)).map(({ receipt }) => receipt));

    expect(await gateway.delete(receipts, never)).toEqual([]);

    expect(server.queueCounts().events).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    expect(server.calls()['sqs:DeleteMessageBatch']).toBe(3);
  });

  it('deletes nothing where there is nothing to delete, and asks nobody', async () => {
    const { server, gateway } = await aQueue();

    expect(await gateway.delete([], never)).toEqual([]);
    expect(server.calls()).toEqual({});
  });

  it('tells of those that AWS did not delete, and why in the log', async () => {
    const { server, gateway, log } = await aQueue();
    put(server, 2);
    const [first, second] = (await gateway.receive(never)).map(({ receipt }) => receipt);

    expect(await gateway.delete([first ?? '', 'guessed', second ?? ''], never)).toEqual(['guessed']);

    expect(server.queueCounts().events.inFlight).toBe(0);
    expect(log.lines).toMatchObject([
      { level: 'warn', message: 'messages were not deleted', fields: { codes: ['ReceiptHandleIsInvalid'] } },
    ]);
  });

  it('tells of a whole batch that was not answered, and deletes the others', async () => {
    const { server, gateway, faults, log } = await aQueue();
    put(server, 12);
    const receipts: string[] = [];
    while (receipts.length < 12)
      receipts.push(...(await gateway.receive(never)).map(({ receipt }) => receipt));
    faults.set({ call: pattern('sqs:DeleteMessageBatch'), kind: 'error', on: receipts[0] ?? '' });

    expect(await gateway.delete(receipts, never)).toEqual(receipts.slice(0, 10));

    expect(server.queueCounts().events.inFlight).toBe(10);
    expect(log.lines).toMatchObject([{ level: 'warn', message: 'messages were not deleted' }]);
  });
});
