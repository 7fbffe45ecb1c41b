import { createServer } from 'node:http';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { eventsApi } from '../../../sandbox/process/events-api.ts';
import { closeServer, listenOnLoopback } from '../../../sandbox/process/listen.ts';
import { aRunningAws, MANAGEMENT, MEMBER, type RunningAws } from '../aws/a-running-aws.ts';

let address: string;
let aws: RunningAws;
let close: () => Promise<void>;

beforeEach(async () => {
  aws = await aRunningAws();
  const serve = eventsApi(aws, { now: () => aws.time.sandbox });
  const server = createServer(async (request, response) => {
    if (!(await serve(request, response))) response.writeHead(404).end();
  });
  address = `http://127.0.0.1:${await listenOnLoopback(server)}`;
  close = () => closeServer(server);
});
afterEach(() => close());

const post = (body: unknown, contentType = 'application/json') =>
  fetch(`${address}/sandbox/events`, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: JSON.stringify(body),
  });

test('it says what can be chosen', async () => {
  const answer = await (await fetch(`${address}/sandbox/events`)).json();

  expect(answer).toMatchObject({
    accounts: [
      { id: MANAGEMENT, name: 'management' },
      { id: MEMBER, name: 'member' },
    ],
    acts: expect.arrayContaining([{ did: 'cloudtrail:StopLogging', label: 'Stops CloudTrail' }]),
  });
});

test('what is posted is told of, by the account’s name or id', async () => {
  expect(await (await post({ account: ' member ', did: 'sign-in' })).json()).toEqual({
    account: { id: MEMBER, name: 'member' },
  });
  await post({ account: MANAGEMENT, did: 'iam:CreateUser' });

  expect(aws.queueCounts().events.visible).toBe(2);
});

test('what is posted may come from another address', async () => {
  await post({ account: 'member', did: 'sign-in', from: '192.0.2.10' });

  const QueueUrl = `${aws.url}/${MANAGEMENT}/rootkeeper-events`;
  const { Messages } = await aws.as().sqs.send(new ReceiveMessageCommand({ QueueUrl }));
  expect(Messages?.[0]?.Body).toContain('"sourceIPAddress":"192.0.2.10"');
});

test.each([
  [{ account: 'nowhere', did: 'sign-in' }, 'application/json', 'There is no one account called “nowhere”.'],
  [{ account: 'member', did: 'dance' }, 'application/json', 'Send JSON: '],
  [{ account: 'member' }, 'application/json', 'Send JSON: '],
  [{ account: 'member', did: 'sign-in' }, 'text/plain', 'Send JSON: '],
])('%j as %s is refused', async (body, contentType, error) => {
  const answer = await post(body, contentType);

  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ error: expect.stringContaining(error) });
  expect(aws.queueCounts().events.visible).toBe(0);
});

test('it serves nothing else', async () => {
  expect((await fetch(`${address}/sandbox/clock`)).status).toBe(404);
});
