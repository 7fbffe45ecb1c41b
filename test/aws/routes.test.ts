import '../support/fakes/errors-of-node.ts';
import { readInRootSession } from '../../src/aws/central-route.ts';
import { type Clients, createClients } from '../../src/aws/clients.ts';
import { readWithRole } from '../../src/aws/role-route.ts';
import { NOW } from '../support/builders/time.ts';
import { withCaller } from '../support/fakes/aws-caller.ts';
import {
  startWire,
  type Wire,
  type WireAnswer,
  type WireCall,
  xml,
  xmlError,
} from '../support/fakes/aws-wire.ts';

type Answers = Readonly<Record<string, WireAnswer | ((call: WireCall) => WireAnswer)>>;

const EMPTY: WireAnswer = { status: 200, body: '' };
const CREATED = '2020-01-02T03:04:05Z';

let wire: Wire;
let clients: Clients;

afterEach(async () => {
  clients.close();
  await wire.close();
});

async function iamAnswers(answers: Answers) {
  wire = await startWire((call) => {
    const answer = answers[call.operation] ?? xmlError(403, 'AccessDenied');
    return typeof answer === 'function' ? answer(call) : answer;
  });
  clients = createClients('eu-central-1', 10);
}

const withRole = () => withCaller((caller) => readWithRole('role', clients.iam, caller, () => NOW));
const inSession = () => withCaller((caller) => readInRootSession(clients.iam, caller, () => NOW));

const summary = (entries: Readonly<Record<string, number>>) =>
  xml(
    'GetAccountSummary',
    `<SummaryMap>${Object.entries(entries)
      .map(([key, value]) => `<entry><key>${key}</key><value>${value}</value></entry>`)
      .join('')}</SummaryMap>`,
  );
const list = (operation: string, name: string, members: string, next = '') =>
  xml(
    operation,
    `<${name}>${members}</${name}><IsTruncated>${next !== ''}</IsTruncated>${next && `<Marker>${next}</Marker>`}`,
  );
const markerIn = (body: string) => new URLSearchParams(body).get('Marker');

describe('a role in the account', () => {
  const withUsers = () => withCaller((caller) => readWithRole('role', clients.iam, caller, () => NOW, true));

  test('reads the password policy where IAM users are asked about, and only then', async () => {
    await iamAnswers({
      GetAccountPasswordPolicy: xml(
        'GetAccountPasswordPolicy',
        '<PasswordPolicy><MinimumPasswordLength>12</MinimumPasswordLength><RequireSymbols>true</RequireSymbols></PasswordPolicy>',
      ),
    });

    expect((await withRole()).passwordPolicy).toBeUndefined();
    expect((await withUsers()).passwordPolicy).toEqual({
      kind: 'read',
      value: { MinimumPasswordLength: 12, RequireSymbols: true },
      asOf: NOW,
    });
  });

  test('knows that there is no password policy by NoSuchEntity alone', async () => {
    await iamAnswers({ GetAccountPasswordPolicy: xmlError(404, 'NoSuchEntity') });
    expect((await withUsers()).passwordPolicy).toMatchObject({ kind: 'read', value: null });
    await wire.close();

    await iamAnswers({});
    expect((await withUsers()).passwordPolicy).toMatchObject({
      kind: 'unread',
      reason: 'the password policy could not be read (AccessDenied)',
    });
  });

  test('reads the root’s part of the summary, and no key that AWS left out', async () => {
    await iamAnswers({
      GetAccountSummary: summary({ Users: 7, AccountMFAEnabled: 1, AccountAccessKeysPresent: 0 }),
    });

    expect((await withRole()).accountSummary).toEqual({
      kind: 'read',
      value: { AccountMFAEnabled: 1, AccountAccessKeysPresent: 0 },
      asOf: NOW,
    });
  });

  test('reads every page of assigned virtual MFA devices', async () => {
    const device = (serial: string, arn: string) =>
      `<member><SerialNumber>${serial}</SerialNumber>${arn && `<User><Arn>${arn}</Arn></User>`}</member>`;
    await iamAnswers({
      ListVirtualMFADevices: ({ body }) =>
        markerIn(body) === 'more'
          ? list('ListVirtualMFADevices', 'VirtualMFADevices', device('second', ''))
          : list(
              'ListVirtualMFADevices',
              'VirtualMFADevices',
              device('first', 'arn:aws:iam::111122223333:root'),
              'more',
            ),
    });

    expect((await withRole()).virtualMfaDevices).toEqual({
      kind: 'read',
      value: [
        { serialNumber: 'first', userArn: 'arn:aws:iam::111122223333:root' },
        { serialNumber: 'second' },
      ],
      asOf: NOW,
    });
    const [asked] = wire.calls.filter(({ operation }) => operation === 'ListVirtualMFADevices');
    expect(asked?.body).toContain('AssignmentStatus=Assigned');
  });

  test('reads no devices where AWS lists none', async () => {
    await iamAnswers({ ListVirtualMFADevices: list('ListVirtualMFADevices', 'VirtualMFADevices', '') });

    expect((await withRole()).virtualMfaDevices).toEqual({ kind: 'read', value: [], asOf: NOW });
  });

  test('never takes an empty answer for an empty list', async () => {
    await iamAnswers({ ListVirtualMFADevices: EMPTY, GetAccountSummary: EMPTY });

    const { virtualMfaDevices, accountSummary } = await withRole();

    expect(virtualMfaDevices).toMatchObject({
      kind: 'unread',
      reason: 'the virtual MFA devices could not be read (IncompleteAnswer)',
    });
    expect(accountSummary.kind).toBe('unread');
  });

  test('has the other readings where one is denied', async () => {
    await iamAnswers({ GetAccountSummary: summary({ AccountMFAEnabled: 0 }) });

    const readings = await withRole();

    expect(readings.accountSummary.kind).toBe('read');
    expect(readings.virtualMfaDevices).toEqual({
      kind: 'unread',
      reason: 'the virtual MFA devices could not be read (AccessDenied)',
      remedies: ['Allow iam:ListVirtualMFADevices: deploy/member-role.yml has it.'],
      failure: { kind: 'denied', code: 'AccessDenied' },
      cause: expect.objectContaining({ name: 'AccessDenied' }),
    });
    expect(readings.credentialReport.kind).toBe('unread');
  });
});

describe('a central root session', () => {
  test('takes NoSuchEntity for the login profile as no password', async () => {
    await iamAnswers({ GetLoginProfile: xmlError(404, 'NoSuchEntity', 'Login Profile cannot be found') });

    expect((await inSession()).loginProfile).toEqual({ kind: 'read', value: null, asOf: NOW });
  });

  test.each([
    ['a refusal', xmlError(403, 'AccessDenied')],
    ['an empty answer', EMPTY],
    ['a fault of AWS', xmlError(500, 'ServiceFailure')],
    ['HTML', { status: 200, body: '<html>' }],
  ])('never takes %s as no password', async (_, answer) => {
    await iamAnswers({ GetLoginProfile: answer });

    expect((await inSession()).loginProfile.kind).toBe('unread');
  });

  test('reads when the password was made and last used', async () => {
    await iamAnswers({
      GetLoginProfile: xml(
        'GetLoginProfile',
        `<LoginProfile><UserName>root</UserName><CreateDate>${CREATED}</CreateDate></LoginProfile>`,
      ),
      GetUser: xml(
        'GetUser',
        `<User><Arn>arn:aws:iam::111122223333:root</Arn><CreateDate>${CREATED}</CreateDate><PasswordLastUsed>2026-11-01T00:00:00Z</PasswordLastUsed></User>`,
      ),
    });

    const { loginProfile, user } = await inSession();

    expect(loginProfile).toMatchObject({ value: { createdAt: Date.parse(CREATED) } });
    expect(user).toMatchObject({
      value: { createdAt: Date.parse(CREATED), passwordLastUsed: Date.parse('2026-11-01T00:00:00Z') },
    });
  });

  test('never takes an answer without the user for a user who never signed in', async () => {
    await iamAnswers({ GetUser: EMPTY });

    expect((await inSession()).user.kind).toBe('unread');
  });

  describe('reads access keys', () => {
    const key = (id: string, status: string) =>
      `<member><AccessKeyId>${id}</AccessKeyId><Status>${status}</Status><CreateDate>${CREATED}</CreateDate></member>`;
    const KEYS = list('ListAccessKeys', 'AccessKeyMetadata', key('AKIAONE0000000000001', 'Active'));
    const lastUsed = (date: string, service: string, region: string) =>
      xml(
        'GetAccessKeyLastUsed',
        `<UserName>root</UserName><AccessKeyLastUsed>${date && `<LastUsedDate>${date}</LastUsedDate>`}<ServiceName>${service}</ServiceName><Region>${region}</Region></AccessKeyLastUsed>`,
      );
    const keys = async () => {
      const { accessKeys } = await inSession();
      return accessKeys.kind === 'read' ? accessKeys.value : accessKeys;
    };

    test('with their last use', async () => {
      await iamAnswers({
        ListAccessKeys: KEYS,
        GetAccessKeyLastUsed: lastUsed('2026-11-20T02:14:00Z', 's3', 'us-east-1'),
      });

      expect(await keys()).toEqual([
        {
          accessKeyId: 'AKIAONE0000000000001',
          active: true,
          createdAt: Date.parse(CREATED),
          lastUse: {
            kind: 'read',
            value: {
              kind: 'used',
              at: Date.parse('2026-11-20T02:14:00Z'),
              service: 's3',
              region: 'us-east-1',
            },
            asOf: NOW,
          },
        },
      ]);
    });

    test('never used, as AWS writes it: no date, and N/A', async () => {
      await iamAnswers({ ListAccessKeys: KEYS, GetAccessKeyLastUsed: lastUsed('', 'N/A', 'N/A') });

      expect(await keys()).toMatchObject([{ lastUse: { kind: 'read', value: { kind: 'never' } } }]);
    });

    test('whose last use is denied or comes empty as keys whose last use is not known', async () => {
      await iamAnswers({ ListAccessKeys: KEYS, GetAccessKeyLastUsed: EMPTY });
      expect(await keys()).toMatchObject([{ lastUse: { kind: 'unread' } }]);
      await wire.close();
      clients.close();

      await iamAnswers({ ListAccessKeys: KEYS });
      expect(await keys()).toMatchObject([
        { lastUse: { kind: 'unread', reason: "the access key's last use could not be read (AccessDenied)" } },
      ]);
    });

    test('on every page, the inactive ones too', async () => {
      await iamAnswers({
        ListAccessKeys: ({ body }) =>
          markerIn(body) === 'page 2'
            ? list('ListAccessKeys', 'AccessKeyMetadata', key('AKIATWO0000000000002', 'Inactive'))
            : list('ListAccessKeys', 'AccessKeyMetadata', key('AKIAONE0000000000001', 'Active'), 'page 2'),
      });

      expect(await keys()).toMatchObject([{ active: true }, { active: false }]);
    });

    test('never as none where the answer is empty', async () => {
      await iamAnswers({ ListAccessKeys: EMPTY });

      expect(await keys()).toMatchObject({ kind: 'unread' });
    });
  });

  test('never takes empty answers for no MFA devices and no certificates', async () => {
    await iamAnswers({ ListMFADevices: EMPTY, ListSigningCertificates: EMPTY });

    const { mfaDevices, signingCertificates } = await inSession();

    expect([mfaDevices.kind, signingCertificates.kind]).toEqual(['unread', 'unread']);
  });

  test('reads MFA devices and certificates', async () => {
    await iamAnswers({
      ListMFADevices: list(
        'ListMFADevices',
        'MFADevices',
        '<member><SerialNumber>arn:aws:iam::111122223333:u2f/root/key</SerialNumber></member>',
      ),
      ListSigningCertificates: list(
        'ListSigningCertificates',
        'Certificates',
        '<member><CertificateId>C1</CertificateId><Status>Inactive</Status></member><member><CertificateId>C2</CertificateId><Status>Active</Status></member>',
      ),
    });

    const { mfaDevices, signingCertificates } = await inSession();

    expect(mfaDevices).toMatchObject({ value: [{ serialNumber: 'arn:aws:iam::111122223333:u2f/root/key' }] });
    expect(signingCertificates).toMatchObject({
      value: [
        { label: 'certificate C1', active: false },
        { label: 'certificate C2', active: true },
      ],
    });
  });
});
