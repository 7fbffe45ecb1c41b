import {
  type CloudTrailClient,
  type Event,
  LookupEventsCommand,
  type LookupEventsCommandInput,
} from '@aws-sdk/client-cloudtrail';
import { aRunningAws, MANAGEMENT, MEMBER, OTHER, refusalOf } from './a-running-aws.ts';

const DAY = 86_400_000;

const verbatim = {
  eventVersion: '1.11',
  eventTime: '2026-01-02T03:04:05Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'PutBucketPolicy',
  awsRegion: 'us-east-1',
  userIdentity: {
    type: 'Root',
    accountId: '123456789012',
    arn: 'arn:aws:iam::123456789012:root',
    userName: 'acme',
  },
  resources: [{ type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::ledger' }],
  recipientAccountId: '123456789012',
  eventID: 'aaaa',
};

/** What the history of a Region has, and how many came on each page. */
async function lookUp(client: CloudTrailClient, input: LookupEventsCommandInput = {}) {
  const pages: Event[][] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(new LookupEventsCommand({ ...input, NextToken }));
    pages.push(page.Events ?? []);
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return { events: pages.flat(), sizes: pages.map(({ length }) => length) };
}

const by = (AttributeKey: string, AttributeValue: string): LookupEventsCommandInput => ({
  LookupAttributes: [{ AttributeKey: AttributeKey as 'Username', AttributeValue }],
});

const names = (events: readonly Event[]) => events.map(({ EventName }) => EventName);

const EVENTS = [
  { at: '3d ago', did: 'sign-in-without-mfa', from: '198.51.100.1' },
  { at: '2d ago', did: 'cloudtrail:StopLogging', region: 'eu-west-1' },
  { at: '1d ago', did: 'iam:CreateAccessKey', parameters: { userName: 'backdoor' } },
  { at: '100d ago', did: 'sign-in' },
];

describe('cloudtrail:LookupEvents', () => {
  it('gives what an account’s root user did, by Region, the newest first, of 90 days', async () => {
    const aws = await aRunningAws({ member: { events: EVENTS } });
    const credentials = aws.credentialsIn(MEMBER);
    const global = await lookUp(aws.as(credentials, 'us-east-1').cloudTrail);
    expect(names(global.events)).toEqual(['CreateAccessKey', 'ConsoleLogin']);
    const [created, login] = global.events;
    expect(created).toMatchObject({
      EventSource: 'iam.amazonaws.com',
      Username: 'root',
      ReadOnly: 'false',
      EventTime: new Date(Math.floor((aws.time.sandbox - DAY) / 1_000) * 1_000),
      AccessKeyId: expect.stringMatching(/^ASIA/),
    });
    expect(JSON.parse(created?.CloudTrailEvent ?? '')).toMatchObject({
      eventID: created?.EventId,
      requestParameters: { userName: 'backdoor' },
      userIdentity: { type: 'Root', accountId: MEMBER },
      recipientAccountId: MEMBER,
    });
    expect(JSON.parse(login?.CloudTrailEvent ?? '')).toMatchObject({
      sourceIPAddress: '198.51.100.1',
      responseElements: { ConsoleLogin: 'Success' },
      additionalEventData: { MFAUsed: 'No' },
    });
    expect(names((await lookUp(aws.as(credentials, 'eu-west-1').cloudTrail)).events)).toEqual([
      'StopLogging',
    ]);
    expect((await lookUp(aws.as(credentials).cloudTrail)).events).toEqual([]);
  });

  it('never answers for another account, also not the management account for members', async () => {
    const aws = await aRunningAws({ member: { events: EVENTS }, more: [{ id: OTHER }] });
    for (const account of [MANAGEMENT, OTHER]) {
      const { cloudTrail } = aws.as(aws.credentialsIn(account), 'us-east-1');
      expect((await lookUp(cloudTrail)).events).toEqual([]);
    }
  });

  it('can be asked in the audit role, not in a root session', async () => {
    const aws = await aRunningAws({ member: { events: [{ at: '1d ago', did: 's3:PutBucketPolicy' }] } });
    const { cloudTrail } = await aws.inRole(MEMBER);
    expect(names((await lookUp(cloudTrail)).events)).toEqual(['PutBucketPolicy']);
    const root = (await aws.inRoot(MEMBER)).cloudTrail;
    expect((await refusalOf(lookUp(root))).code).toBe('AccessDeniedException');
  });

  it('takes a record as it was, but of this account, and finds it by what is in it', async () => {
    const events = [{ record: verbatim, at: '2d ago' }, ...EVENTS];
    const aws = await aRunningAws({ member: { events } });
    const { cloudTrail } = aws.as(aws.credentialsIn(MEMBER), 'us-east-1');
    const found = async (key: string, value: string) =>
      names((await lookUp(cloudTrail, by(key, value))).events);
    expect(await found('ResourceName', 'arn:aws:s3:::ledger')).toEqual(['PutBucketPolicy']);
    expect(await found('ResourceType', 'AWS::S3::Bucket')).toEqual(['PutBucketPolicy']);
    expect(await found('Username', 'acme')).toEqual(['PutBucketPolicy']);
    expect(await found('Username', 'root')).toEqual(['CreateAccessKey', 'ConsoleLogin']);
    expect(await found('EventName', 'ConsoleLogin')).toEqual(['ConsoleLogin']);
    expect(await found('EventSource', 'iam.amazonaws.com')).toEqual(['CreateAccessKey']);
    expect(await found('EventId', 'aaaa')).toEqual(['PutBucketPolicy']);
    expect(await found('ReadOnly', 'false')).toEqual(['CreateAccessKey', 'ConsoleLogin']);
    const { events: all } = await lookUp(cloudTrail, by('EventId', 'aaaa'));
    expect(all[0]?.CloudTrailEvent).toContain(`arn:aws:iam::${MEMBER}:root`);
  });

  it('is bounded by StartTime and EndTime', async () => {
    const aws = await aRunningAws({ member: { events: EVENTS } });
    const { cloudTrail } = aws.as(aws.credentialsIn(MEMBER), 'us-east-1');
    const ago = (days: number) => new Date(aws.time.sandbox - days * DAY);
    const between = async (StartTime: Date, EndTime: Date) =>
      names((await lookUp(cloudTrail, { StartTime, EndTime })).events);
    expect(await between(ago(2.5), ago(0))).toEqual(['CreateAccessKey']);
    expect(await between(ago(4), ago(2.5))).toEqual(['ConsoleLogin']);
    expect((await refusalOf(between(ago(1), ago(2)))).code).toBe('InvalidTimeRangeException');
  });

  it('comes in pages of 50, whose tokens belong to their question', async () => {
    const events = Array.from({ length: 120 }, (_, n) => ({ at: `${n + 1}h ago`, did: 'iam:ListUsers' }));
    const aws = await aRunningAws({ member: { events }, more: [{ id: OTHER, events }] });
    const { cloudTrail } = aws.as(aws.credentialsIn(MEMBER), 'us-east-1');
    const root = by('Username', 'root');
    const { events: all, sizes } = await lookUp(cloudTrail, root);
    expect(sizes).toEqual([50, 50, 20]);
    expect(new Set(all.map(({ EventId }) => EventId)).size).toBe(120);
    const { NextToken } = await cloudTrail.send(new LookupEventsCommand(root));
    const elsewhere = aws.as(aws.credentialsIn(OTHER), 'us-east-1').cloudTrail;
    const asked = [
      { client: cloudTrail, input: { NextToken } },
      { client: cloudTrail, input: { ...by('Username', 'acme'), NextToken } },
      { client: elsewhere, input: { ...root, NextToken } },
      { client: cloudTrail, input: { ...root, NextToken: 'guessed' } },
    ];
    for (const { client, input } of asked) {
      const refusal = await refusalOf(client.send(new LookupEventsCommand(input)));
      expect(refusal.code).toBe('InvalidNextTokenException');
    }
  });

  it('takes one attribute, and up to 50 results', async () => {
    const aws = await aRunningAws();
    const { cloudTrail } = aws.as();
    const two = {
      LookupAttributes: [by('Username', 'root'), by('EventName', 'x')].flatMap(
        (each) => each.LookupAttributes ?? [],
      ),
    };
    expect((await refusalOf(lookUp(cloudTrail, two))).code).toBe('InvalidLookupAttributesException');
    expect((await refusalOf(lookUp(cloudTrail, by('Colour', 'red')))).code).toBe(
      'InvalidLookupAttributesException',
    );
    expect((await refusalOf(lookUp(cloudTrail, { MaxResults: 51 }))).code).toBe('InvalidMaxResultsException');
  });

  it('is throttled to two a second in an account and Region', async () => {
    const now = Date.now();
    const aws = await aRunningAws({}, { throttles: true, realTime: () => now });
    const ask = (region: string) => aws.as(undefined, region).cloudTrail.send(new LookupEventsCommand({}));
    await ask('us-east-1');
    await ask('us-east-1');
    expect(await refusalOf(ask('us-east-1'))).toMatchObject({ code: 'ThrottlingException', status: 400 });
    await ask('eu-west-1');
  });
});

describe('What happens while the sandbox runs', () => {
  it('is on the queue at once, and in the history five minutes later', async () => {
    const aws = await aRunningAws();
    const { cloudTrail } = aws.as(aws.credentialsIn(MEMBER), 'us-east-1');
    aws.events.perform(MEMBER, { did: 'sign-in' }, aws.time.sandbox);
    expect(aws.queueCounts().events.visible).toBe(1);
    expect((await lookUp(cloudTrail)).events).toEqual([]);
    aws.time.sandbox += 5 * 60_000;
    expect(names((await lookUp(cloudTrail)).events)).toEqual(['ConsoleLogin']);
  });
});
