import '../support/fakes/errors-of-node.ts';
import { createCallerDirectory } from '../../src/aws/caller-directory.ts';
import { createCallerIdentity } from '../../src/aws/caller-identity.ts';
import { type Clients, createClients } from '../../src/aws/clients.ts';
import { createStaticDirectory } from '../../src/aws/configured-directory.ts';
import { createOrganizationsApi } from '../../src/aws/organizations-api.ts';
import { accountId } from '../support/builders/account.ts';
import { NOW } from '../support/builders/time.ts';
import { json, jsonError, startWire, type Wire, type WireAnswer, xml } from '../support/fakes/aws-wire.ts';

const OWN = '999900001111';
const clock = { now: () => NOW };
const never = new AbortController().signal;
const IDENTITY = xml('GetCallerIdentity', `<Account>${OWN}</Account><Arn>arn:aws:iam::${OWN}:role/app</Arn>`);
let wire: Wire;
let clients: Clients;

afterEach(async () => {
  clients.close();
  await wire.close();
});

async function organizationsAnswers(answer: WireAnswer) {
  wire = await startWire(({ operation }) => (operation === 'GetCallerIdentity' ? IDENTITY : answer));
  clients = createClients('eu-central-1', 10);
  return createCallerIdentity(clients.sts);
}

async function ownDirectory(answer: WireAnswer) {
  const callerIdentity = await organizationsAnswers(answer);
  const api = createOrganizationsApi(
    clients,
    () => performance.now(),
    () => 0,
  );
  return createCallerDirectory({ api, callerIdentity, clock }).readAccounts(undefined, never);
}

const organizationManagedBy = (id: string) => json({ Organization: { Id: 'o-1', MasterAccountId: id } });

describe("the directory of the app's own account", () => {
  test('knows a management account', async () => {
    const { accounts, partition } = await ownDirectory(organizationManagedBy(OWN));

    expect(partition).toBe('aws');
    expect(accounts).toMatchObject([{ id: OWN, isManagement: true, state: 'ACTIVE' }]);
  });

  test('knows a member, whose SCPs it cannot read', async () => {
    const { accounts, serviceControlPolicies } = await ownDirectory(organizationManagedBy('111122223333'));

    expect(accounts).toMatchObject([{ id: OWN, isManagement: false }]);
    expect(serviceControlPolicies.kind).toBe('unknown');
  });

  test('judges an account without an organization as a management account, which no SCP binds', async () => {
    const { accounts, serviceControlPolicies } = await ownDirectory(
      jsonError(400, 'AWSOrganizationsNotInUseException'),
    );

    expect(accounts).toMatchObject([{ id: OWN, isManagement: true }]);
    expect(serviceControlPolicies).toMatchObject({ kind: 'known', value: [] });
  });

  test.each([
    ['a refusal', jsonError(400, 'AccessDeniedException'), 'AccessDeniedException'],
    ['an empty answer', json({}), 'IncompleteAnswer'],
  ])('is not guessed from %s: what to allow is said', async (_, answer, code) => {
    await expect(ownDirectory(answer)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(code),
      remedy: "Allow the app's role organizations:DescribeOrganization.",
      cause: { name: code },
    });
  });
});

test('the directory of the configuration has the management account that is written there', async () => {
  const callerIdentity = await organizationsAnswers(json({}));
  const listed = { name: 'x', ouPath: ['prod'], tags: { env: 'prod' } };
  const source = createStaticDirectory(
    [
      { ...listed, id: accountId(OWN), isManagement: true },
      { ...listed, id: accountId('111122223333'), isManagement: false, email: 'root@corp.example' },
    ],
    callerIdentity,
    clock,
  );

  const { accounts, serviceControlPolicies } = await source.readAccounts(undefined, never);

  expect(accounts).toMatchObject([
    { id: OWN, isManagement: true, email: '', ouPath: ['prod'] },
    { id: '111122223333', isManagement: false, email: 'root@corp.example' },
  ]);
  expect(serviceControlPolicies.kind).toBe('unknown');
});
