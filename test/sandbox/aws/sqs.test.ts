import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { parseCallPattern } from '../../../sandbox/process/call-pattern.ts';
import { faultBook } from '../../../sandbox/process/fault-book.ts';
import { aRunningAws, MANAGEMENT, MEMBER, refusalOf } from './a-running-aws.ts';

const MINUTE = 60_000;

/** The queue of root's events, as the app's own identity sees it. */
async function aQueue(overrides: Parameters<typeof aRunningAws>[1] = {}) {
  const aws = await aRunningAws({}, overrides);
  const { sqs } = aws.as();
  const QueueUrl = `${aws.url}/${MANAGEMENT}/rootkeeper-events`;
  const receive = async (input: Partial<ReceiveMessageCommandInput> = {}): Promise<Message[]> => {
    const command = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...input });
    return (await sqs.send(command)).Messages ?? [];
  };
  const send = (MessageBody: string, more: object = {}) =>
    sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
  const remove = (ReceiptHandle: string | undefined) =>
    sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  const attributes = async (queueUrl = QueueUrl) => {
    const command = new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['All'] });
    return (await sqs.send(command)).Attributes ?? {};
  };
  return { aws, sqs, QueueUrl, receive, send, remove, attributes };
}

const bodies = (messages: readonly Message[]) => messages.map(({ Body }) => Body).sort();

describe('sqs:ReceiveMessage', () => {
  it('gives what was sent, with how often, when and by whom, where that is asked for', async () => {
    const { aws, receive, send } = await aQueue();
    const { MessageId, MD5OfMessageBody } = await send('{"a": "ü"}');
    const [message] = await receive({ MessageSystemAttributeNames: ['All'] });
    expect(message).toMatchObject({ MessageId, MD5OfBody: MD5OfMessageBody, Body: '{"a": "ü"}' });
    expect(message?.Attributes).toEqual({
      ApproximateReceiveCount: '1',
      SentTimestamp: String(aws.time.sandbox),
      ApproximateFirstReceiveTimestamp: String(aws.time.sandbox),
      SenderId: expect.stringMatching(/^AIDA/),
    });
    await send('plain');
    expect((await receive())[0]).not.toHaveProperty('Attributes');
  });

  it('hides a message from everybody until its time is over by the sandbox’s clock, and counts', async () => {
    const { aws, receive, send } = await aQueue();
    await send('one');
    const [first] = await receive();
    expect(await receive()).toEqual([]);
    aws.time.sandbox += 2 * MINUTE - 1;
    expect(await receive()).toEqual([]);
    aws.time.sandbox += 1;
    const [second] = await receive({ MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
    expect(second?.MessageId).toBe(first?.MessageId);
    expect(second?.ReceiptHandle).not.toBe(first?.ReceiptHandle);
    expect(second?.Attributes).toEqual({ ApproximateReceiveCount: '2' });
  });

  it('gives at most ten, in no certain order, and all of them', async () => {
    const { receive, send } = await aQueue({ random: () => 0.99 });
    const sent = Array.from({ length: 25 }, (_, n) => `message ${String(n).padStart(2, '0')}`);
    for (const body of sent) await send(body);
    const received = [await receive(), await receive(), await receive(), await receive()];
    expect(received.map(({ length }) => length)).toEqual([10, 10, 5, 0]);
    const order = received.flat().map(({ Body }) => Body);
    expect(order).not.toEqual(sent);
    expect([...order].sort()).toEqual(sent);
  });

  it('waits for what is to come, and gives it at once', async () => {
    const { receive, send } = await aQueue();
    const waiting = receive({ WaitTimeSeconds: 20 });
    await send('late');
    expect(bodies(await waiting)).toEqual(['late']);
  });

  it('waits no longer than it was asked to', async () => {
    const { receive } = await aQueue();
    expect(await receive({ WaitTimeSeconds: 1 })).toEqual([]);
  });

  it('sees while it waits that the clock was moved', async () => {
    const { aws, receive, send } = await aQueue();
    await send('hidden');
    await receive();
    const waiting = receive({ WaitTimeSeconds: 20 });
    aws.time.sandbox += 3 * MINUTE;
    expect(bodies(await waiting)).toEqual(['hidden']);
  });

  it('delivers nothing to somebody who hung up', async () => {
    const { sqs, QueueUrl, receive, send } = await aQueue();
    const hangUp = new AbortController();
    const waiting = sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }), {
      abortSignal: hangUp.signal,
    });
    setTimeout(() => hangUp.abort(), 100);
    expect((await refusalOf(waiting)).code).toBe('AbortError');
    await send('for somebody else');
    expect(bodies(await receive({ WaitTimeSeconds: 2 }))).toEqual(['for somebody else']);
  });

  it('delays what was sent with a delay, and forgets what is older than two weeks', async () => {
    const { aws, receive, send, attributes } = await aQueue();
    await send('later', { DelaySeconds: 60 });
    expect(await receive()).toEqual([]);
    expect(await attributes()).toMatchObject({ ApproximateNumberOfMessagesDelayed: '1' });
    aws.time.sandbox += MINUTE;
    expect(bodies(await receive())).toEqual(['later']);
    aws.time.sandbox += 14 * 24 * 60 * MINUTE;
    expect(await receive()).toEqual([]);
  });

  it('comes from the dead-letter queue too', async () => {
    const { aws, receive, send } = await aQueue();
    const dead = `${aws.url}/${MANAGEMENT}/rootkeeper-events-dead`;
    await send('poison', { QueueUrl: dead });
    expect(bodies(await receive({ QueueUrl: dead }))).toEqual(['poison']);
    expect(aws.queueCounts().dead).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
  });

  it.each([
    [{ MaxNumberOfMessages: 11 }, 'MaxNumberOfMessages'],
    [{ MaxNumberOfMessages: 0 }, 'MaxNumberOfMessages'],
    [{ WaitTimeSeconds: 21 }, 'WaitTimeSeconds'],
    [{ VisibilityTimeout: 43_201 }, 'VisibilityTimeout'],
  ])('refuses %j', async (input, parameter) => {
    const { receive } = await aQueue();
    expect(await refusalOf(receive(input))).toMatchObject({
      code: 'InvalidParameterValue',
      message: expect.stringContaining(`for parameter ${parameter} is invalid`),
      status: 400,
    });
  });
});

describe('sqs:DeleteMessage', () => {
  it('takes a message away for good, also when its time was over, and once more', async () => {
    const { aws, receive, send, remove } = await aQueue();
    await send('one');
    const [message] = await receive();
    aws.time.sandbox += 10 * MINUTE;
    await remove(message?.ReceiptHandle);
    await remove(message?.ReceiptHandle);
    expect(await receive()).toEqual([]);
    expect(aws.queueCounts().events).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  it('takes an older receipt, and deletes nothing', async () => {
    const { aws, receive, send, remove } = await aQueue();
    await send('one');
    const [first] = await receive();
    aws.time.sandbox += 10 * MINUTE;
    await receive();
    await remove(first?.ReceiptHandle);
    aws.time.sandbox += 10 * MINUTE;
    expect(bodies(await receive())).toEqual(['one']);
  });

  it('refuses what was never a receipt; in a batch only that entry', async () => {
    const { sqs, QueueUrl, receive, send, remove } = await aQueue();
    expect(await refusalOf(remove('guessed'))).toMatchObject({ code: 'ReceiptHandleIsInvalid' });
    await send('one');
    const [message] = await receive({ VisibilityTimeout: 0 });
    const Entries = [
      { Id: 'good', ReceiptHandle: message?.ReceiptHandle },
      { Id: 'bad', ReceiptHandle: 'guessed' },
    ];
    const { Successful, Failed } = await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    expect(Successful).toEqual([{ Id: 'good' }]);
    expect(Failed).toMatchObject([{ Id: 'bad', Code: 'ReceiptHandleIsInvalid', SenderFault: true }]);
    expect(await receive()).toEqual([]);
  });

  it.each([
    ['EmptyBatchRequest', []],
    ['TooManyEntriesInBatchRequest', Array.from({ length: 11 }, (_, n) => `e${n}`)],
    ['BatchEntryIdsNotDistinct', ['a', 'a']],
    ['InvalidBatchEntryId', ['a b']],
  ])('refuses a whole batch: %s', async (code, ids) => {
    const { sqs, QueueUrl } = await aQueue();
    const Entries = ids.map((Id) => ({ Id, ReceiptHandle: 'any' }));
    const refusal = await refusalOf(sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries })));
    expect(refusal).toMatchObject({ code, status: 400 });
  });
});

describe('sqs:ChangeMessageVisibility', () => {
  it('gives a message back, or keeps it for longer', async () => {
    const { aws, sqs, QueueUrl, receive, send } = await aQueue();
    await send('one');
    const change = async (VisibilityTimeout: number, ReceiptHandle: string | undefined) =>
      sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
    const [first] = await receive();
    await change(0, first?.ReceiptHandle);
    const [second] = await receive();
    await change(600, second?.ReceiptHandle);
    aws.time.sandbox += 9 * MINUTE;
    expect(await receive()).toEqual([]);
    aws.time.sandbox += MINUTE;
    expect(bodies(await receive())).toEqual(['one']);
    expect((await refusalOf(change(0, second?.ReceiptHandle))).code).toBe('MessageNotInflight');
  });

  it('does so in batches too', async () => {
    const { sqs, QueueUrl, receive, send } = await aQueue();
    await send('one');
    const [message] = await receive();
    const Entries = [
      { Id: 'a', ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 0 },
      { Id: 'b', ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 50_000 },
    ];
    const { Failed } = await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
    expect(Failed).toMatchObject([{ Id: 'b', Code: 'InvalidParameterValueException' }]);
    expect(bodies(await receive())).toEqual(['one']);
  });
});

describe('sqs:SendMessage', () => {
  it('takes a MiB and no more, of one message or of a batch', async () => {
    const { sqs, QueueUrl, send } = await aQueue();
    const mebibyte = 'ü'.repeat(2 ** 19);
    await send(mebibyte);
    expect((await refusalOf(send(`${mebibyte}x`))).message).toContain('1048576 bytes');
    const half = 'x'.repeat(2 ** 19);
    const batch = (bodies: string[]) => {
      const Entries = bodies.map((MessageBody, n) => ({ Id: `e${n}`, MessageBody }));
      return sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    };
    expect((await batch([half, half])).Successful).toHaveLength(2);
    expect((await refusalOf(batch([half, `${half}x`]))).code).toBe('BatchRequestTooLong');
  });

  it('refuses what no message may be', async () => {
    const { send } = await aQueue();
    expect((await refusalOf(send('\u0000'))).code).toBe('InvalidMessageContents');
    expect((await refusalOf(send(''))).code).toBe('MissingParameter');
    expect((await refusalOf(send('x', { DelaySeconds: 901 }))).code).toBe('InvalidParameterValue');
    const attribute = { MessageAttributes: { a: { DataType: 'String', StringValue: 'b' } } };
    expect((await refusalOf(send('x', attribute))).code).toBe('UnsupportedOperation');
  });
});

describe('A queue of SQS', () => {
  it('is found by its name, in its account and Region only', async () => {
    const { aws, sqs, QueueUrl } = await aQueue();
    const find = (client: SQSClient, more = {}) =>
      client.send(new GetQueueUrlCommand({ QueueName: 'rootkeeper-events', ...more }));
    expect((await find(sqs)).QueueUrl).toBe(QueueUrl);
    expect((await refusalOf(find(sqs, { QueueName: 'other' }))).code).toBe('QueueDoesNotExist');
    expect((await refusalOf(find(aws.as(undefined, 'us-east-1').sqs))).code).toBe('QueueDoesNotExist');
    const member = aws.as(aws.credentialsIn(MEMBER)).sqs;
    expect((await refusalOf(find(member))).code).toBe('QueueDoesNotExist');
    expect(await refusalOf(find(member, { QueueOwnerAWSAccountId: MANAGEMENT }))).toMatchObject({
      code: 'AccessDenied',
      message: expect.stringContaining(`arn:aws:sqs:eu-central-1:${MANAGEMENT}:rootkeeper-events`),
    });
  });

  it('says how it is set up', async () => {
    const { sqs, QueueUrl, attributes } = await aQueue();
    expect(await attributes()).toMatchObject({
      QueueArn: `arn:aws:sqs:eu-central-1:${MANAGEMENT}:rootkeeper-events`,
      VisibilityTimeout: '120',
      MaximumMessageSize: '1048576',
      MessageRetentionPeriod: '1209600',
      RedrivePolicy: expect.stringContaining('"maxReceiveCount":1000'),
    });
    const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['DelaySeconds'] });
    expect((await sqs.send(command)).Attributes).toEqual({ DelaySeconds: '0' });
  });

  it('is closed to sessions of the audit role and of root', async () => {
    const { aws, QueueUrl } = await aQueue();
    const command = new ReceiveMessageCommand({ QueueUrl });
    for (const { sqs } of [await aws.inRole(MEMBER), await aws.inRoot(MEMBER)]) {
      expect((await refusalOf(sqs.send(command))).code).toBe('AccessDenied');
    }
  });
});

describe('Whoever moves the clock', () => {
  const heartbeats = { regions: ['us-east-1'] };

  it('waits until what AWS tells is read, heartbeats among it', async () => {
    const aws = await aRunningAws({ organization: { heartbeats } });
    const { sqs } = aws.as();
    const QueueUrl = `${aws.url}/${MANAGEMENT}/rootkeeper-events`;
    const readOnce = async () => {
      const command = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5, MaxNumberOfMessages: 10 });
      const { Messages = [] } = await sqs.send(command);
      const Entries = Messages.map(({ ReceiptHandle }, n) => ({ Id: String(n), ReceiptHandle }));
      await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
      return Messages.length;
    };
    expect(await readOnce()).toBe(2);
    aws.time.sandbox += 60 * MINUTE;
    const reading = readOnce();
    await aws.queueRead();
    expect(aws.queueCounts().events).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    expect(await reading).toBe(2);
  });

  it('waits for nobody where nobody reads', async () => {
    const aws = await aRunningAws({ organization: { heartbeats } });
    aws.events.perform(MEMBER, { did: 'sign-in' }, aws.time.sandbox);
    await aws.queueRead();
    expect(aws.queueCounts().events.visible).toBe(1);
  });
});

describe('Faults of SQS', () => {
  const faultyQueue = async (kind: 'error' | 'throttle' | 'denied') => {
    const faults = faultBook({ now: Date.now });
    const queue = await aQueue({ interception: faults });
    const call = parseCallPattern('sqs:ReceiveMessage');
    if (call === undefined) throw new Error('no pattern');
    faults.set({ call, kind });
    return queue;
  };

  it.each([
    ['error', 'InternalFailure', 500],
    ['throttle', 'RequestThrottled', 403],
    ['denied', 'AccessDenied', 403],
  ] as const)('%s is told in SQS’s own words', async (kind, code, status) => {
    const { receive } = await faultyQueue(kind);
    expect(await refusalOf(receive())).toMatchObject({ code, status });
  });
});
