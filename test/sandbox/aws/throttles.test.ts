import { GetAlternateContactCommand } from '@aws-sdk/client-account';
import { DescribeOrganizationCommand, ListAccountsCommand } from '@aws-sdk/client-organizations';
import { publishedThrottles } from '../../../sandbox/aws/throttles.ts';
import { aRunningAws, MEMBER, refusalOf } from './a-running-aws.ts';

/** How many of so many calls at one moment are let through. */
function admitted(count: number, call: () => boolean): number {
  return Array.from({ length: count }, call).filter(Boolean).length;
}

describe('AWS’s published throttles', () => {
  it.each([
    ['organizations:ListAccounts', 12, 8],
    ['organizations:DescribeAccount', 30, 20],
    ['organizations:ListChildren', 10, 6],
    ['organizations:ListParents', 8, 5],
    ['organizations:ListRoots', 2, 1],
    ['organizations:DescribeOrganization', 2, 1],
    ['organizations:ListTagsForResource', 15, 10],
    ['organizations:DescribePolicy', 2, 2],
    ['sts:AssumeRole', 600, 600],
  ])('let %s through in a burst of %i, then %i a second', (call, burst, perSecond) => {
    const time = { now: 1_000 };
    const throttles = publishedThrottles(() => time.now);
    const ask = () => throttles(call, '999988887777', 'us-east-1');
    expect(admitted(burst + 5, ask)).toBe(burst);
    time.now += 1_000;
    expect(admitted(burst + 5, ask)).toBe(perSecond);
    time.now += 3_600_000;
    expect(admitted(burst + 5, ask)).toBe(burst);
  });

  it('count each operation of Organizations, each account and each Region by itself', () => {
    const throttles = publishedThrottles(() => 0);
    expect(admitted(3, () => throttles('organizations:ListRoots', 'a', 'us-east-1'))).toBe(2);
    expect(throttles('organizations:DescribeOrganization', 'a', 'us-east-1')).toBe(true);
    expect(admitted(601, () => throttles('sts:AssumeRole', 'a', 'us-east-1'))).toBe(600);
    expect(throttles('sts:GetCallerIdentity', 'a', 'us-east-1')).toBe(false);
    expect(throttles('sts:AssumeRole', 'a', 'eu-west-1')).toBe(true);
    expect(throttles('sts:AssumeRole', 'b', 'us-east-1')).toBe(true);
  });

  it('come as errors that the SDK knows', async () => {
    const aws = await aRunningAws({}, { throttles: true, realTime: stoppedTime() });
    const { organizations, account } = aws.as();
    const describe = () => organizations.send(new DescribeOrganizationCommand({}));
    await describe();
    await describe();
    expect(await refusalOf(describe())).toMatchObject({ code: 'TooManyRequestsException', status: 400 });
    await organizations.send(new ListAccountsCommand({}));
    const contact = new GetAlternateContactCommand({ AlternateContactType: 'SECURITY', AccountId: MEMBER });
    const answers = await Promise.all(Array.from({ length: 20 }, () => refusalOf(account.send(contact))));
    const throttled = answers.filter(({ code }) => code === 'TooManyRequestsException');
    expect(throttled).toHaveLength(5);
    expect(throttled[0]?.status).toBe(429);
  });

  it('are off unless they are asked for', async () => {
    const aws = await aRunningAws();
    const { organizations } = aws.as();
    for (let n = 0; n < 5; n += 1) await organizations.send(new DescribeOrganizationCommand({}));
  });
});

function stoppedTime(): () => number {
  const now = Date.now();
  return () => now;
}
