import {
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { aRunningAws, identityOf, MEMBER, refusalOf } from './a-running-aws.ts';

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 10, 20, 12, 0, 0, 500);

const generate = async (iam: IAMClient) => (await iam.send(new GenerateCredentialReportCommand({}))).State;

async function get(iam: IAMClient) {
  const {
    Content = new Uint8Array(),
    GeneratedTime,
    ReportFormat,
  } = await iam.send(new GetCredentialReportCommand({}));
  return { csv: Buffer.from(Content).toString(), at: GeneratedTime?.getTime(), ReportFormat };
}

const described = {
  root: {
    created: '2020-01-01T00:00:00Z',
    password: { changed: '2021-01-01T00:00:00Z', lastUsed: '2022-01-01T00:00:00Z' },
    mfa: ['virtual'],
    accessKeys: [
      {
        created: '2023-01-01T00:00:00Z',
        lastUsed: '2024-01-01T00:00:00Z',
        region: 'eu-west-1',
        service: 's3',
      },
    ],
    certificates: [{ active: false, uploaded: '2019-01-01T00:00:00Z' }],
  },
  users: [
    { name: 'alice', created: '2020-02-01T00:00:00Z', password: { changed: '2020-03-01T00:00:00Z' } },
    {
      name: 'ci',
      created: '2020-02-01T00:00:00Z',
      accessKeys: [{ active: false, created: '2020-04-01T00:00:00Z' }],
    },
  ],
};

describe('A credential report', () => {
  it('reads to the byte as AWS writes it: 22 columns, the root user first, LF, no newline at the end', async () => {
    const aws = await aRunningAws({ member: described });
    const { iam } = await aws.inRole(MEMBER);
    await generate(iam);
    const { csv, ReportFormat } = await get(iam);
    expect(ReportFormat).toBe('text/csv');
    expect(csv).toBe(
      [
        'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated',
        '<root_account>,arn:aws:iam::111122223333:root,2020-01-01T00:00:00+00:00,true,2022-01-01T00:00:00+00:00,2021-01-01T00:00:00+00:00,not_supported,true,true,2023-01-01T00:00:00+00:00,2024-01-01T00:00:00+00:00,eu-west-1,s3,false,N/A,N/A,N/A,N/A,false,2019-01-01T00:00:00+00:00,false,N/A',
        'alice,arn:aws:iam::111122223333:user/alice,2020-02-01T00:00:00+00:00,true,no_information,2020-03-01T00:00:00+00:00,N/A,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A',
        'ci,arn:aws:iam::111122223333:user/ci,2020-02-01T00:00:00+00:00,false,N/A,N/A,N/A,false,false,2020-04-01T00:00:00+00:00,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A',
      ].join('\n'),
    );
  });

  it('does not say in GovCloud whether the root user has a password', async () => {
    const aws = await aRunningAws({ organization: { partition: 'aws-us-gov' }, member: described });
    const RoleArn = `arn:aws-us-gov:iam::${MEMBER}:role/rootkeeper-audit`;
    const { Credentials } = await aws
      .as()
      .sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' }));
    const { iam } = aws.as(identityOf(Credentials));
    await generate(iam);
    expect((await get(iam)).csv).toContain(
      '<root_account>,arn:aws-us-gov:iam::111122223333:root,2020-01-01T00:00:00+00:00,not_supported,',
    );
  });

  it('tells what happened so long ago from when the sandbox was started, whenever it is made', async () => {
    const aws = await aRunningAws(
      { member: { root: { created: '1d ago' } } },
      { clock: { now: () => NOON } },
    );
    const { iam } = await aws.inRole(MEMBER);
    await generate(iam);
    expect((await get(iam)).csv).toContain(':root,2026-11-19T12:00:00+00:00,');
  });

  it('is there only after somebody asked for it', async () => {
    const aws = await aRunningAws();
    const { iam } = await aws.inRole(MEMBER);
    expect(await refusalOf(get(iam))).toMatchObject({
      code: 'CredentialReportNotPresentException',
      status: 410,
    });
    expect(await generate(iam)).toBe('STARTED');
    expect(await generate(iam)).toBe('COMPLETE');
  });

  it('takes as long to be made as the sandbox was told', async () => {
    const aws = await aRunningAws({}, { reportWaitMs: 2_000 });
    const { iam } = await aws.inRole(MEMBER);
    expect(await generate(iam)).toBe('STARTED');
    expect(await generate(iam)).toBe('INPROGRESS');
    expect(await refusalOf(get(iam))).toMatchObject({
      code: 'CredentialReportNotReadyException',
      status: 404,
    });
    aws.time.real += 2_000;
    expect(await generate(iam)).toBe('COMPLETE');
    await get(iam);
  });

  it('is made too where the sandbox’s clock was moved on meanwhile', async () => {
    const aws = await aRunningAws({}, { reportWaitMs: 2_000 });
    const { iam } = await aws.inRole(MEMBER);
    expect(await generate(iam)).toBe('STARTED');
    aws.time.sandbox += 60_000;
    expect((await get(iam)).csv).toContain('<root_account>');
  });

  it('is the same for four hours by the sandbox’s clock, and has expired then', async () => {
    const aws = await aRunningAws();
    aws.time.sandbox = NOON;
    const { iam } = await aws.inRole(MEMBER);
    await generate(iam);
    const first = await get(iam);
    expect(first.at).toBe(NOON - 500);
    aws.time.sandbox += 4 * HOUR - 1_000;
    expect(await generate(iam)).toBe('COMPLETE');
    expect(await get(iam)).toEqual(first);
    aws.time.sandbox += 2_000;
    expect(await refusalOf(get(iam))).toMatchObject({
      code: 'CredentialReportExpiredException',
      status: 410,
    });
    expect(await generate(iam)).toBe('STARTED');
    expect((await get(iam)).at).toBe(Math.floor(aws.time.sandbox / 1_000) * 1_000);
  });

  it('may be there from the beginning, as old as the organization file says', async () => {
    const aws = await aRunningAws({ member: { reportGenerated: '3h40m ago' } });
    const { iam } = await aws.inRole(MEMBER);
    const started = aws.time.sandbox;
    expect(await generate(iam)).toBe('COMPLETE');
    expect(started - ((await get(iam)).at ?? 0)).toBeGreaterThanOrEqual(220 * 60_000);
    expect(started - ((await get(iam)).at ?? 0)).toBeLessThan(220 * 60_000 + 1_000);
  });

  it('is given byte by byte as the organization file has it', async () => {
    const credentialReport = 'user,arn\r\n<root_account>,"quoted, with a comma"\r\n';
    const aws = await aRunningAws({ member: { credentialReport } });
    const { iam } = await aws.inRole(MEMBER);
    await generate(iam);
    expect((await get(iam)).csv).toBe(credentialReport);
  });
});
