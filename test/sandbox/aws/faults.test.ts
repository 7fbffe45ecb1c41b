import {
  GenerateCredentialReportCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  type IAMClient,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam';
import { ListAccountsCommand, ListTagsForResourceCommand } from '@aws-sdk/client-organizations';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Interception } from '../../../sandbox/interception.ts';
import { aRunningAws, MEMBER, OTHER, refusalOf } from './a-running-aws.ts';

const SUMMARY = new GetAccountSummaryCommand({});
const ROLE = new AssumeRoleCommand({
  RoleArn: `arn:aws:iam::${MEMBER}:role/rootkeeper-audit`,
  RoleSessionName: 'test',
});

/** Gives up soon, and says whether AWS was silent for so long. */
async function isSilent(send: (abortSignal: AbortSignal) => Promise<unknown>): Promise<boolean> {
  const { code } = await refusalOf(send(AbortSignal.timeout(300)));
  return code === 'AbortError' || code === 'TimeoutError';
}

describe('An account in which something is wrong by the organization file', () => {
  it('refuses a call with AWS’s own words, and not the others', async () => {
    const aws = await aRunningAws({ member: { faults: { 'iam:GetAccountSummary': 'accessDenied' } } });
    const { iam } = await aws.inRole(MEMBER);
    expect(await refusalOf(iam.send(SUMMARY))).toMatchObject({
      code: 'AccessDenied',
      message: expect.stringContaining(
        'because no identity-based policy allows the iam:GetAccountSummary action',
      ),
    });
    await iam.send(new ListVirtualMFADevicesCommand({}));
  });

  it('throttles, which the SDK sees as throttling', async () => {
    const aws = await aRunningAws({ member: { faults: { all: 'throttle' } } });
    expect(await refusalOf(aws.as().sts.send(ROLE))).toMatchObject({ code: 'Throttling', status: 400 });
  });

  it('is silent, while other accounts answer', async () => {
    const aws = await aRunningAws({ member: { faults: { all: 'hang' } }, more: [{ id: OTHER }] });
    expect(await isSilent((abortSignal) => aws.as().sts.send(ROLE, { abortSignal }))).toBe(true);
    const { iam } = await aws.inRole(OTHER);
    await iam.send(SUMMARY);
  });

  it('lets nobody in where every call is denied, and is still listed with its tags', async () => {
    const aws = await aRunningAws({ member: { faults: { all: 'accessDenied' }, tags: { env: 'prod' } } });
    const { sts, organizations } = aws.as();
    expect((await refusalOf(sts.send(ROLE))).message).toContain(
      'is not authorized to perform: sts:AssumeRole',
    );
    const { Tags } = await organizations.send(new ListTagsForResourceCommand({ ResourceId: MEMBER }));
    expect(Tags).toHaveLength(1);
  });

  it('may have its tags unreadable', async () => {
    const aws = await aRunningAws({
      member: { faults: { 'organizations:ListTagsForResource': 'accessDenied' } },
    });
    const tags = aws.as().organizations.send(new ListTagsForResourceCommand({ ResourceId: MEMBER }));
    expect((await refusalOf(tags)).code).toBe('AccessDeniedException');
  });

  it('never has its report ready', async () => {
    const aws = await aRunningAws({ member: { faults: { 'iam:GetCredentialReport': 'reportNeverReady' } } });
    const { iam } = await aws.inRole(MEMBER);
    await iam.send(new GenerateCredentialReportCommand({}));
    expect((await refusalOf(iam.send(new GetCredentialReportCommand({})))).code).toBe(
      'CredentialReportNotReadyException',
    );
  });

  it('sends a report that is cut off in the root user’s row', async () => {
    const aws = await aRunningAws({ member: { faults: { all: 'garbledReport' } } });
    const { iam } = await aws.inRole(MEMBER);
    await iam.send(new GenerateCredentialReportCommand({}));
    const [header = '', root = '', ...more] = await linesOf(iam);
    expect(header.split(',')).toHaveLength(22);
    expect(root.startsWith('<root_account>,')).toBe(true);
    expect(root.split(',').length).toBeLessThan(22);
    expect(more).toEqual([]);
  });

  it('is as slow as its file says, and no other is', async () => {
    const aws = await aRunningAws({ member: { latencyMs: 150 }, more: [{ id: OTHER }] });
    const [slow, quick] = [await aws.inRole(MEMBER), await aws.inRole(OTHER)];
    expect(await timeOf(() => slow.iam.send(SUMMARY))).toBeGreaterThanOrEqual(149);
    expect(await timeOf(() => quick.iam.send(SUMMARY))).toBeLessThan(149);
  });
});

describe('A scenario’s interception', () => {
  const intercepting = (
    verdicts: Partial<Record<string, Awaited<ReturnType<Interception['before']>>>>,
  ): Interception => ({
    before: async (call) => verdicts[call] ?? 'proceed',
    after: async () => 'answer',
  });

  it('meets each call by its name, and AWS fails as AWS does', async () => {
    const interception = intercepting({
      'iam:GetAccountSummary': 'error',
      'organizations:ListAccounts': 'throttle',
      'iam:ListVirtualMFADevices': 'garbage',
    });
    const aws = await aRunningAws({}, { interception });
    const { iam, organizations } = aws.as();
    expect(await refusalOf(iam.send(SUMMARY))).toMatchObject({ code: 'InternalFailure', status: 500 });
    const list = organizations.send(new ListAccountsCommand({}));
    expect(await refusalOf(list)).toMatchObject({ code: 'TooManyRequestsException', status: 400 });
    await expect(iam.send(new ListVirtualMFADevicesCommand({}))).rejects.toThrow();
    await aws.as().sts.send(new GetCallerIdentityCommand({}));
  });

  it('can shut some accounts only, by what is sent', async () => {
    const interception: Interception = {
      before: async (_, content) => (content?.().includes(MEMBER) ? 'denied' : 'proceed'),
      after: async () => 'answer',
    };
    const aws = await aRunningAws({ more: [{ id: OTHER }] }, { interception });
    const denied = await refusalOf(aws.as().sts.send(ROLE));
    expect(denied).toMatchObject({
      code: 'AccessDenied',
      message: expect.stringContaining('sts:AssumeRole'),
    });
    await aws.inRole(OTHER);
  });

  it('can keep AWS silent', async () => {
    const aws = await aRunningAws({}, { interception: intercepting({ 'iam:GetAccountSummary': 'hang' }) });
    expect(await isSilent((abortSignal) => aws.as().iam.send(SUMMARY, { abortSignal }))).toBe(true);
  });

  it.each(['before', 'after'] as const)('can cut the connection %s the call is applied', async (when) => {
    const applied: string[] = [];
    const interception: Interception = {
      before: async () => (when === 'before' ? 'drop' : 'proceed'),
      after: async (call) => {
        applied.push(call);
        return 'drop';
      },
    };
    const aws = await aRunningAws({}, { interception });
    await expect(aws.as().iam.send(SUMMARY)).rejects.toThrow(/hang up|ECONNRESET/);
    expect(applied).toEqual(when === 'before' ? [] : ['iam:GetAccountSummary']);
  });

  it('does not keep the server from counting what it was asked', async () => {
    const aws = await aRunningAws({}, { interception: intercepting({ 'iam:GetAccountSummary': 'error' }) });
    await refusalOf(aws.as().iam.send(SUMMARY));
    await aws.as().sts.send(new GetCallerIdentityCommand({}));
    expect(aws.calls()).toEqual({ 'iam:GetAccountSummary': 1, 'sts:GetCallerIdentity': 1 });
  });
});

describe('Latency', () => {
  it('is added to every call', async () => {
    const aws = await aRunningAws({}, { latencyMs: 80 });
    expect(await timeOf(() => aws.as().sts.send(new GetCallerIdentityCommand({})))).toBeGreaterThanOrEqual(
      79,
    );
  });
});

async function linesOf(iam: IAMClient): Promise<string[]> {
  const { Content = new Uint8Array() } = await iam.send(new GetCredentialReportCommand({}));
  return Buffer.from(Content).toString().split('\n');
}

async function timeOf(call: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await call();
  return performance.now() - started;
}
