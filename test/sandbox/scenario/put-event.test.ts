import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { movableClock } from '../../../sandbox/process/clock.ts';
import { putEvent } from '../../../sandbox/scenario/put-event.ts';
import type { ScenarioEvent } from '../../../sandbox/scenario/scenario.ts';
import { aConsoleLogin } from '../../support/builders/cloudtrail.ts';
import { aRunningAws, MANAGEMENT, MEMBER, OTHER } from '../aws/a-running-aws.ts';

const NOW = Date.parse('2026-11-20T09:00:00Z');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rootkeeper-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(text: string): Promise<string> {
  const path = join(folder, 'event.json');
  await writeFile(path, text);
  return path;
}

/** What is on the queue after these events. */
async function told(events: readonly ScenarioEvent[], twice = false): Promise<readonly string[]> {
  const aws = await aRunningAws({ more: [{ id: OTHER }] });
  const clock = movableClock(() => NOW);
  for (const event of events) await putEvent({ kind: 'event', event }, { aws, clock }, twice);
  const QueueUrl = `${aws.url}/${MANAGEMENT}/rootkeeper-events`;
  const command = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 });
  const { Messages = [] } = await aws.as().sqs.send(command);
  return Messages.map(({ Body = '' }) => Body);
}

const detailOf = (body: string | undefined) => JSON.parse(body ?? '').detail;

test('what a root user did is told of by the account’s name, now or then', async () => {
  const act = { did: 'sign-in' };
  const [body] = await told([
    { kind: 'act', act, account: 'member', at: { kind: 'ago', ago: 6 * 3_600_000 } },
  ]);

  expect(detailOf(body)).toMatchObject({ recipientAccountId: MEMBER, eventTime: '2026-11-20T03:00:00Z' });
  expect(detailOf((await told([{ kind: 'act', act, account: OTHER }]))[0])).toMatchObject({
    recipientAccountId: OTHER,
    eventTime: '2026-11-20T09:00:00Z',
  });
});

test('what a root user did several times is told of each time, as another event', async () => {
  const bodies = await told([{ kind: 'act', act: { did: 's3:ListBuckets' }, account: 'member', times: 3 }]);

  expect(new Set(bodies.map((body) => detailOf(body).eventID)).size).toBe(3);
});

test('a record of a file is told of as it is', async () => {
  const [body] = await told([{ kind: 'file', file: await file(JSON.stringify(aConsoleLogin())) }]);

  expect(detailOf(body)).toEqual(aConsoleLogin());
});

test('a record of a file can be about another account, at another time, and leave its id open', async () => {
  const record = aConsoleLogin({ eventID: '$'.concat('{eventId}') });
  const event: ScenarioEvent = {
    ...{ kind: 'file', file: await file(JSON.stringify(record)), account: OTHER },
    at: { kind: 'ago', ago: 60_000 },
  };
  const details = (await told([event, event])).map(detailOf);

  for (const detail of details)
    expect(detail).toMatchObject({ recipientAccountId: OTHER, eventTime: '2026-11-20T08:59:00Z' });
  expect(new Set(details.map(({ eventID }) => eventID)).size).toBe(2);
});

test.each(['{ half', '[1]', '"text"'])(
  'a file that is no JSON object goes onto the queue as it is: %s',
  async (text) => {
    expect(await told([{ kind: 'file', file: await file(text) }])).toEqual([text]);
  },
);

test('an event can be told of twice', async () => {
  const bodies = await told([{ kind: 'act', act: { did: 'sign-in' }, account: MEMBER }], true);

  expect(bodies).toHaveLength(2);
  expect(bodies[1]).toBe(bodies[0]);
});

test('there must be such an account, and one only', async () => {
  await expect(told([{ kind: 'act', act: { did: 'sign-in' }, account: 'nowhere' }])).rejects.toThrow(
    'there is no account nowhere in the organization',
  );
});
