import '../support/fakes/errors-of-node.ts';
import { setMaxListeners } from 'node:events';
import type { Account as ListedAccount } from '@aws-sdk/client-organizations';
import { faultBook } from '../../sandbox/process/fault-book.ts';
import { createCallerIdentity } from '../../src/aws/caller-identity.ts';
import { createOrganizationDirectory } from '../../src/aws/organization-directory.ts';
import { createOrganizationsApi, type OrganizationsApi } from '../../src/aws/organizations-api.ts';
import { IncompleteAnswer } from '../../src/aws/present.ts';
import type { Account, Directory } from '../../src/domain/account.ts';
import { known } from '../../src/domain/fact.ts';
import { NOW } from '../support/builders/time.ts';
import { type AwsSandbox, type SandboxOptions, startAwsSandbox } from '../support/fakes/aws-sandbox.ts';
import {
  anOrganizationOf,
  MANAGEMENT,
  MEMBER,
  type OrganizationShape,
  OTHER,
} from '../support/fakes/organization.ts';

let sandbox: AwsSandbox;
let ending = new AbortController();

beforeEach(() => {
  ending = new AbortController();
  setMaxListeners(0, ending.signal);
});

afterEach(async () => {
  // What goes on after a failure elsewhere would ask an AWS that is gone.
  ending.abort();
  await sandbox.close();
});

type Change = (api: OrganizationsApi) => Partial<OrganizationsApi>;

/** The real directory over the real SDK; `change` replaces single answers. */
async function aDirectorySource(
  shape: OrganizationShape = {},
  options: SandboxOptions = {},
  change: Change = () => ({}),
) {
  sandbox = await startAwsSandbox(anOrganizationOf(shape), options);
  const { clients } = sandbox;
  const api = createOrganizationsApi(
    clients,
    () => performance.now(),
    () => 0,
  );
  return createOrganizationDirectory({
    api: { ...api, ...change(api) },
    callerIdentity: createCallerIdentity(clients.sts),
    clock: { now: () => NOW },
    log: sandbox.log,
  });
}

function inDirectory({ accounts }: Directory, id: string): Account {
  const account = accounts.find((each) => each.id === id);
  if (account === undefined) throw new Error(`${id} is not in the directory`);
  return account;
}

const calls = () => sandbox.server.calls();
const manyMembers = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [String(300000000000 + n), {}]));

describe('the accounts of the organization', () => {
  test('are those that AWS lists, with the management account marked', async () => {
    const source = await aDirectorySource({
      members: {
        [MEMBER]: { name: '支払い <!channel>', email: 'aws+pay@corp.example' },
        [OTHER]: { ou: 'security' },
      },
    });
    const directory = await source.readAccounts(undefined, ending.signal);

    expect(directory).toMatchObject({ asOf: NOW, partition: 'aws', organizationId: 'o-a1b2c3d4e5' });
    expect(directory.accounts).toHaveLength(3);
    expect(inDirectory(directory, MEMBER)).toMatchObject({
      name: '支払い <!channel>',
      email: 'aws+pay@corp.example',
      state: 'ACTIVE',
      isManagement: false,
      ouPath: ['workloads', 'prod'],
    });
    expect(inDirectory(directory, MANAGEMENT)).toMatchObject({ isManagement: true, ouPath: [] });
  });

  test('are in units by name and id from the root down, five levels deep', async () => {
    const source = await aDirectorySource({ members: { [MEMBER]: { ou: 'a/b/c/d/e' } } });
    const { ouPath, ouIds } = inDirectory(await source.readAccounts(undefined, ending.signal), MEMBER);

    expect(ouPath).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(ouIds.map((id) => id.slice(0, 2))).toEqual(['r-', 'ou', 'ou', 'ou', 'ou', 'ou']);
    expect(ouIds).toEqual(inDirectory(sandbox.directory, MEMBER).ouIds);
  });

  test('are all there where they take several pages, an empty one among them', async () => {
    const source = await aDirectorySource({ members: manyMembers(45) });
    const directory = await source.readAccounts(undefined, ending.signal);

    expect(new Set(directory.accounts.map(({ id }) => id)).size).toBe(46);
    expect(calls()['organizations:ListAccounts']).toBeGreaterThan(3);
  });

  test('that are suspended or closed are listed with their state', async () => {
    const source = await aDirectorySource({
      members: { [MEMBER]: { state: 'SUSPENDED' }, [OTHER]: { state: 'PENDING_CLOSURE' } },
    });
    const directory = await source.readAccounts(undefined, ending.signal);

    expect(inDirectory(directory, MEMBER).state).toBe('SUSPENDED');
    expect(inDirectory(directory, OTHER).state).toBe('PENDING_CLOSURE');
  });

  test.each<[Partial<ListedAccount>, string]>([
    [{ Status: 'SUSPENDED' }, 'SUSPENDED'],
    [{ State: 'ACTIVE', Status: 'SUSPENDED' }, 'ACTIVE'],
    [{}, 'UNKNOWN'],
  ])('have the state of State, and of Status where there is no State: %j is %s', async (states, expected) => {
    const source = await aDirectorySource({}, {}, (api) => ({
      listAccounts: async (signal) =>
        (await api.listAccounts(signal)).map(({ State: _, ...account }) => ({ ...account, ...states })),
    }));

    expect(inDirectory(await source.readAccounts(undefined, ending.signal), MEMBER).state).toBe(expected);
  });

  test('are refused where AWS lists none at all', async () => {
    const source = await aDirectorySource({}, {}, () => ({ listAccounts: async () => [] }));

    await expect(source.readAccounts(undefined, ending.signal)).rejects.toThrow('without the part');
  });

  test('are not taken from a caller that may not list them', async () => {
    const source = await aDirectorySource({}, { runsIn: MEMBER });

    await expect(source.readAccounts(undefined, ending.signal)).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  test('are listed from a delegated administrator as well, which is not the management account', async () => {
    const shape = { organization: { delegatedAdministrator: OTHER }, members: { [OTHER]: {} } };
    const source = await aDirectorySource(shape, { runsIn: OTHER });
    const directory = await source.readAccounts(undefined, ending.signal);

    expect(directory.accounts.filter(({ isManagement }) => isManagement).map(({ id }) => id)).toEqual([
      MANAGEMENT,
    ]);
  });

  test('keep the tags and contact that were read before', async () => {
    const source = await aDirectorySource();
    const [before] = await source.readDetails([inDirectory(sandbox.directory, MEMBER)], ending.signal);
    if (before === undefined) throw new Error('one account was asked for');
    const directory = await source.readAccounts({ ...sandbox.directory, accounts: [before] }, ending.signal);

    expect(inDirectory(directory, MEMBER).tags).toBe(before.tags);
    expect(inDirectory(directory, MANAGEMENT).tags).toMatchObject({ kind: 'unknown' });
  });
});

describe('an account whose path AWS leaves out', () => {
  const withoutPaths =
    (...ids: readonly string[]): Change =>
    (api) => ({
      listAccounts: async (signal) =>
        (await api.listAccounts(signal)).map(({ Paths, ...account }) =>
          ids.includes(account.Id ?? '') ? account : { ...account, ...(Paths && { Paths }) },
        ),
    });

  test('is found by asking the units', async () => {
    const members = { [MEMBER]: {}, [OTHER]: { ou: 'security' } };
    const source = await aDirectorySource({ members }, {}, withoutPaths(MEMBER, MANAGEMENT));
    const directory = await source.readAccounts(undefined, ending.signal);

    for (const id of [MEMBER, OTHER, MANAGEMENT]) {
      const { ouPath, ouIds } = inDirectory(sandbox.directory, id);
      expect(inDirectory(directory, id)).toMatchObject({ ouPath, ouIds });
    }
  });

  test('costs a call a unit, not one an account; where no path is missing none is made', async () => {
    const source = await aDirectorySource({ members: manyMembers(15) }, {}, withoutPaths(MANAGEMENT));
    await source.readAccounts(undefined, ending.signal);
    expect(calls()['organizations:ListAccountsForParent']).toBe(3);
    await sandbox.close();

    const whole = await aDirectorySource();
    await whole.readAccounts(undefined, ending.signal);
    expect(calls()['organizations:ListAccountsForParent']).toBeUndefined();
  });

  test('and that no unit has at the moment is where it was before', async () => {
    const source = await aDirectorySource({}, {}, (api) => ({
      ...withoutPaths(MEMBER)(api),
      listAccountIdsIn: async () => [],
    }));
    const { ouPath } = inDirectory(await source.readAccounts(sandbox.directory, ending.signal), MEMBER);

    expect(ouPath).toEqual(['workloads', 'prod']);
    expect(sandbox.log.lines).toEqual([
      {
        level: 'warn',
        fields: { accountIds: [MEMBER] },
        message: 'accounts are in no unit at the moment: they stay where they were, if anywhere',
      },
    ]);
  });
});

describe('service control policies', () => {
  const denying = (name: string, targets: readonly string[]) => ({
    id: `p-${name}`,
    name,
    document: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] },
    targets,
  });
  const policies = [denying('denyone1', ['workloads/prod', OTHER]), denying('denytwo2', ['root'])];

  test('are read with document and targets, each once, however many accounts there are', async () => {
    const source = await aDirectorySource({
      organization: { policies },
      members: { ...manyMembers(25), [OTHER]: {} },
    });
    const { serviceControlPolicies } = await source.readAccounts(undefined, ending.signal);

    if (serviceControlPolicies.kind === 'unknown') throw new Error('they could be read');
    const [one, two] = ['denyone1', 'denytwo2'].map((name) =>
      serviceControlPolicies.value.find((policy) => policy.name === name),
    );
    const { ouIds } = inDirectory(sandbox.directory, OTHER);
    expect(one).toMatchObject({ id: 'p-denyone1', targetIds: [ouIds.at(-1), OTHER] });
    expect(JSON.parse(one?.document ?? '')).toEqual(policies[0]?.document);
    expect(two?.targetIds).toEqual([ouIds[0]]);
    expect(calls()['organizations:DescribePolicy']).toBe(3);
    expect(calls()['organizations:ListPoliciesForTarget']).toBeUndefined();
  });

  test.each(['listServiceControlPolicies', 'policyDocument', 'listTargetIds'] as const)(
    'are unknown, and the accounts are not, where %s is denied',
    async (call) => {
      const members = { [MEMBER]: {}, [OTHER]: {} };
      const source = await aDirectorySource({ organization: { policies }, members }, {}, () => ({
        [call]: denied,
      }));
      const directory = await source.readAccounts(undefined, ending.signal);

      expect(directory.accounts).toHaveLength(3);
      expect(directory.serviceControlPolicies).toEqual({
        kind: 'unknown',
        reason: 'the service control policies could not be read (AccessDeniedException)',
        remedies: [
          'Allow organizations:ListPolicies, organizations:DescribePolicy and organizations:ListTargetsForPolicy to Rootkeeper.',
        ],
      });
    },
  );

  test('are unknown where a document comes without its text', async () => {
    const source = await aDirectorySource({}, {}, () => ({
      policyDocument: () => Promise.reject(new IncompleteAnswer()),
    }));

    expect((await source.readAccounts(undefined, ending.signal)).serviceControlPolicies.kind).toBe('unknown');
  });
});

describe('details', () => {
  const details = async (source: Awaited<ReturnType<typeof aDirectorySource>>, id: string) => {
    const [account] = await source.readDetails([inDirectory(sandbox.directory, id)], ending.signal);
    if (account === undefined) throw new Error('one account was asked for');
    return account;
  };

  test('are tags and security contact', async () => {
    const source = await aDirectorySource({
      members: {
        [MEMBER]: {
          tags: { env: 'prod', owner: 'payments' },
          securityContact: { name: 'Security', email: 'security@corp.example' },
        },
      },
    });
    const { tags, securityContact } = await details(source, MEMBER);

    expect(tags).toEqual(known({ env: 'prod', owner: 'payments' }, 'Organizations', NOW));
    expect(securityContact).toEqual(
      known({ name: 'Security', email: 'security@corp.example' }, 'Account API', NOW),
    );
  });

  test('without a security contact know that there is none', async () => {
    const source = await aDirectorySource();

    expect((await details(source, MEMBER)).securityContact).toEqual(known(null, 'Account API', NOW));
  });

  test('that are denied are unknown with the reason, each for itself', async () => {
    const source = await aDirectorySource({
      members: { [MEMBER]: { faults: { 'account:GetAlternateContact': 'accessDenied' } } },
    });
    const { tags, securityContact } = await details(source, MEMBER);

    expect(tags.kind).toBe('known');
    expect(securityContact).toEqual({
      kind: 'unknown',
      reason: 'the security contact could not be read (AccessDeniedException)',
      remedies: [
        'Allow account:GetAlternateContact to Rootkeeper, and enable trusted access for AWS Account Management.',
      ],
    });
  });

  test('whose tags are denied leave the contact', async () => {
    const faults = { 'organizations:ListTagsForResource': 'accessDenied' };
    const source = await aDirectorySource({ members: { [MEMBER]: { faults } } });
    const { tags, securityContact } = await details(source, MEMBER);

    expect(tags).toEqual({
      kind: 'unknown',
      reason: 'the tags could not be read (AccessDeniedException)',
      remedies: ['Allow organizations:ListTagsForResource to Rootkeeper.'],
    });
    expect(securityContact.kind).toBe('known');
  });

  test("of the caller's own account are asked for without its id, which AWS would refuse", async () => {
    const contact = { name: 'Security', email: 'security@corp.example' };
    const source = await aDirectorySource({ management: { securityContact: contact } });

    expect((await details(source, MANAGEMENT)).securityContact).toMatchObject({
      kind: 'known',
      value: contact,
    });
  });

  test('end at once when they must', async () => {
    const source = await aDirectorySource({
      members: { [MEMBER]: { faults: { 'account:GetAlternateContact': 'hang' } } },
    });
    const reading = source.readDetails([inDirectory(sandbox.directory, MEMBER)], AbortSignal.timeout(100));

    await expect(reading).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('what could not be read is logged', () => {
  const words = expect.stringContaining('not authorized');

  test('once for all accounts of a batch, with their number', async () => {
    const faults = { 'organizations:ListTagsForResource': 'accessDenied' };
    const members = Object.fromEntries(Object.keys(manyMembers(30)).map((id) => [id, { faults }]));
    const source = await aDirectorySource({ members });
    await source.readDetails(sandbox.directory.accounts, ending.signal);

    expect(sandbox.log.lines).toEqual([
      {
        level: 'warn',
        fields: { what: 'the tags', accounts: 30, code: 'AccessDeniedException', message: words },
        message: 'details of accounts could not be read',
      },
    ]);
  });

  test('for the policies too', async () => {
    const source = await aDirectorySource({}, {}, () => ({ policyDocument: denied }));
    await source.readAccounts(undefined, ending.signal);

    expect(sandbox.log.lines).toEqual([
      {
        level: 'warn',
        fields: { code: 'AccessDeniedException', message: 'not authorized' },
        message: 'the service control policies could not be read',
      },
    ]);
  });

  test('and nothing else is', async () => {
    const source = await aDirectorySource();
    const { accounts } = await source.readAccounts(undefined, ending.signal);
    await source.readDetails(accounts, ending.signal);

    expect(sandbox.log.lines).toEqual([]);
  });
});

describe("within AWS's published throttles", () => {
  test('an organization is read without one throttled answer', async () => {
    const source = await aDirectorySource({ members: manyMembers(40) }, { aws: { throttles: true } });
    const directory = await source.readAccounts(undefined, ending.signal);
    const accounts = await source.readDetails(directory.accounts.slice(0, 25), ending.signal);

    expect(accounts.filter(({ tags }) => tags.kind === 'known')).toHaveLength(25);
    expect(calls()['organizations:ListTagsForResource']).toBe(25);
  });

  test('an answer that was throttled all the same, or lost, is asked for again', async () => {
    const clock = { now: Date.now };
    const book = faultBook(clock);
    let broken = 0;
    const interception = {
      after: book.after,
      before: async (call: string) => {
        if (!/ListAccounts|DescribePolicy/.test(call) || broken >= 4) return book.before(call);
        broken += 1;
        return broken % 2 === 0 ? ('throttle' as const) : ('drop' as const);
      },
    };
    const source = await aDirectorySource({}, { aws: { interception } });
    const directory = await source.readAccounts(undefined, ending.signal);

    expect(broken).toBe(4);
    expect(directory.accounts).toHaveLength(2);
    expect(directory.serviceControlPolicies.kind).toBe('known');
  });
});

async function denied(): Promise<never> {
  throw Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' });
}
