import '../support/fakes/errors-of-node.ts';
import { type Clients, createClients } from '../../src/aws/clients.ts';
import { createOrganizationsApi, type OrganizationsApi } from '../../src/aws/organizations-api.ts';
import { readFeatures } from '../../src/aws/organizations-features.ts';
import { NOW } from '../support/builders/time.ts';
import { withCaller } from '../support/fakes/aws-caller.ts';
import { json, startWire, type Wire, type WireAnswer, xml } from '../support/fakes/aws-wire.ts';
import { recordingLog } from '../support/fakes/log.ts';

const never = new AbortController().signal;
let wire: Wire;
let clients: Clients;

afterEach(async () => {
  clients.close();
  await wire.close();
});

async function organizationsAnswers(answer: WireAnswer | ((nth: number) => WireAnswer)) {
  wire = await startWire((_, nth) => (typeof answer === 'function' ? answer(nth) : answer));
  clients = createClients('eu-central-1', 10);
  return createOrganizationsApi(
    clients,
    () => performance.now(),
    () => 0,
  );
}

describe('an answer without what was asked for is refused:', () => {
  const questions: readonly (readonly [string, object, (api: OrganizationsApi) => Promise<unknown>])[] = [
    ['organization', { Organization: {} }, (api) => api.describeOrganization(never)],
    ['roots', { Roots: [{}] }, (api) => api.listRootIds(never)],
    ['units', { OrganizationalUnits: [{ Id: 'ou-1' }] }, (api) => api.listUnits('r-1', never)],
    ['accounts', {}, (api) => api.listAccounts(never)],
    ['accounts of a unit', { Accounts: [{}] }, (api) => api.listAccountIdsIn('r-1', never)],
    ['tags', { Tags: [{ Key: 'env' }] }, (api) => api.listTags('111122223333', never)],
    ['policies', { Policies: [{ Id: 'p-1' }] }, (api) => api.listServiceControlPolicies(never)],
    ['targets', { Targets: [{}] }, (api) => api.listTargetIds('p-1', never)],
    ['document', { Policy: {} }, (api) => api.policyDocument('p-1', never)],
    ['contact', { AlternateContact: { Name: 'x' } }, (api) => api.securityContact('111122223333', never)],
  ];

  test.each(questions)('%s', async (_, hollow, ask) => {
    const api = await organizationsAnswers(json({}));
    await expect(ask(api)).rejects.toMatchObject({ name: 'IncompleteAnswer' });
    clients.close();
    await wire.close();

    const next = await organizationsAnswers(json(hollow));
    await expect(ask(next)).rejects.toMatchObject({ name: 'IncompleteAnswer' });
  });

  test('a second page, though the first was whole', async () => {
    const api = await organizationsAnswers((nth) =>
      json(nth === 1 ? { Accounts: [{ Id: '111122223333' }], NextToken: 'more' } : {}),
    );

    await expect(api.listAccounts(never)).rejects.toMatchObject({ name: 'IncompleteAnswer' });
  });

  test('an organization without its management account', async () => {
    const api = await organizationsAnswers(json({ Organization: { Id: 'o-1' } }));

    await expect(api.describeOrganization(never)).rejects.toMatchObject({ name: 'IncompleteAnswer' });
  });
});

test('empty lists are answers', async () => {
  const api = await organizationsAnswers(json({ Tags: [], Accounts: [], NextToken: '' }));

  await expect(api.listTags('111122223333', never)).resolves.toEqual({});
  await expect(api.listAccountIdsIn('ou-1', never)).resolves.toEqual([]);
});

describe('central root access', () => {
  const features = () =>
    withCaller((caller) => readFeatures(clients.iam, caller, { now: () => NOW }, recordingLog()));
  const off = { rootCredentialsManagement: false, rootSessions: false };

  test.each(['<EnabledFeatures/>', '<EnabledFeatures></EnabledFeatures>'])('is off by %s', async (list) => {
    await organizationsAnswers(
      xml('ListOrganizationsFeatures', `<OrganizationId>o-1</OrganizationId>${list}`),
    );

    expect(await features()).toMatchObject({ kind: 'known', value: off });
  });

  test.each([
    ['an answer without the list', xml('ListOrganizationsFeatures', '<OrganizationId>o-1</OrganizationId>')],
    ['no body', { status: 200, body: '' }],
  ])('is unknown by %s, never off', async (_, answer) => {
    await organizationsAnswers(answer);

    expect(await features()).toMatchObject({
      kind: 'unknown',
      reason: 'central root access could not be read (IncompleteAnswer)',
    });
  });
});
