import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  loadOrganization,
  OrganizationFileError,
  parseOrganization,
} from '../../../sandbox/organization/load.ts';

const MANAGEMENT = 'id: "999988887777", name: management, email: aws@corp.example, management: true';

function problemsOf(yaml: string): readonly string[] {
  try {
    parseOrganization(yaml);
  } catch (error) {
    if (error instanceof OrganizationFileError) return error.problems;
    throw error;
  }
  throw new Error('The file was accepted.');
}

describe('An organization file', () => {
  it('needs nothing but accounts', () => {
    const organization = parseOrganization(`accounts: [{ ${MANAGEMENT} }]`);
    expect(organization).toMatchObject({
      partition: 'aws',
      features: { rootCredentialsManagement: false, rootSessions: false },
      units: [],
      accounts: [{ id: '999988887777', state: 'ACTIVE', isManagement: true, parentId: organization.rootId }],
    });
  });

  it('gives every member the audit role that the organization names, unless it says otherwise', () => {
    const { accounts } = parseOrganization(`
      auditRole: { name: auditor, externalId: k3y }
      delegatedAdministrator: "100000000001"
      accounts:
        - { ${MANAGEMENT} }
        - { id: "100000000001", name: a, email: a@corp.example }
        - { id: "100000000002", name: b, email: b@corp.example, auditRole: absent }
        - { id: "100000000003", name: c, email: c@corp.example, auditRole: { externalId: other, trusts: ["100000000001"] } }
    `);
    const trusts = ['999988887777', '100000000001'];
    expect(accounts.map(({ auditRole }) => auditRole)).toEqual([
      undefined,
      { name: 'auditor', externalId: 'k3y', trusts, denied: [] },
      undefined,
      { name: 'auditor', externalId: 'other', trusts: ['100000000001'], denied: [] },
    ]);
  });

  it('puts accounts into units, which exist with all units above them', () => {
    const { units, accounts, rootId } = parseOrganization(`
      accounts:
        - { ${MANAGEMENT} }
        - { id: "100000000001", name: a, email: a@corp.example, ou: workloads/prod/eu }
    `);
    expect(units.map(({ path }) => path.join('/'))).toEqual([
      'workloads',
      'workloads/prod',
      'workloads/prod/eu',
    ]);
    expect(units.map(({ parentId }) => parentId)).toEqual([rootId, units[0]?.id, units[1]?.id]);
    expect(accounts[1]?.parentId).toBe(units[2]?.id);
  });

  it('says everything that is wrong at once: the key, what was found, what is accepted', () => {
    const problems = problemsOf(`
      featurez: []
      partition: azure
      policies: [{ name: p, document: {}, targets: [workloads/test] }]
      delegatedAdministrator: "100000000009"
      accounts:
        - { id: 111122223333, name: a, email: nowhere }
        - { id: "111122223333", name: b, email: b@corp.example, root: { mfa: [yubikey], passwrd: {} }, joined: yesterday }
        - { id: "111122223333", name: c, email: c@corp.example, faults: { "s3:GetObject": hang, all: slow } }
    `);
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^featurez: not a known key; accepted: .*did you mean features\?/),
        'partition: found "azure"; accepted: one of aws, aws-cn, aws-us-gov',
        'accounts[0].id: found 111122223333; accepted: an account id: twelve digits, in quotes',
        'accounts[0].email: found "nowhere"; accepted: the root user\'s e-mail address',
        'accounts[1].root.mfa[0]: found "yubikey"; accepted: one of virtual, fido, totp',
        expect.stringMatching(
          /^accounts\[1\]\.root\.passwrd: not a known key; accepted: .*did you mean password\?/,
        ),
        expect.stringMatching(/^accounts\[1\]\.joined: found "yesterday"; accepted: a time such as/),
        expect.stringMatching(/^accounts\[2\]\.faults.*accepted.*iam:GetAccountSummary/),
        expect.stringMatching(/^accounts\[2\]\.faults\.all: found "slow"; accepted: one of accessDenied,/),
        'accounts[2].id: found "111122223333" again; accepted: an id that no other account has',
        'accounts: found none with management: true; accepted: exactly one',
        'delegatedAdministrator: found "100000000009"; accepted: the id of a member account of this file',
        'policies[0].targets[0]: found "workloads/test"; accepted: root, an OU path or an account id of this file',
      ]),
    );
  });

  it('names only calls that there are, and faults only where they can be', () => {
    const problems = problemsOf(`
      accounts:
        - { ${MANAGEMENT}, faults: { "iam:GetAccountSumary": hang, "iam:GetAccountSummary": garbledReport } }
        - { id: "100000000001", name: a, email: a@corp.example, auditRole: { denied: ["iam:GetUser"] } }
        - { id: "100000000002", name: b, email: b@corp.example, users: [{ name: x, mfas: [] }], auditRole: none }
    `);
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^accounts\[0\]\.faults\.iam:GetAccountSumary: .*accepted.*\(did you mean iam:GetAccountSummary\?\)$/,
        ),
        expect.stringMatching(
          /^accounts\[0\]\.faults\.iam:GetAccountSummary: found "garbledReport"; accepted: that for all/,
        ),
        expect.stringMatching(
          /^accounts\[1\]\.auditRole\.denied\[0\]: found "iam:GetUser"; accepted: one of/,
        ),
        expect.stringMatching(/^accounts\[2\]\.users\[0\]\.mfas: not a known key; .*did you mean mfa\?/),
        expect.stringMatching(/^accounts\[2\]\.auditRole: found "none"; accepted: absent, or a mapping/),
      ]),
    );
  });

  it('does not turn features on that AWS would refuse', () => {
    const [problem] = problemsOf(
      `{ features: [RootSessions], trustedAccess: false, accounts: [{ ${MANAGEMENT} }] }`,
    );
    expect(problem).toContain('trustedAccess: found false');
  });

  it('that is no YAML is refused with the place', () => {
    expect(problemsOf('accounts: [')[0]).toMatch(/line 1/);
  });

  it('that is not there is refused by its name', async () => {
    await expect(loadOrganization('/nowhere/org.yml')).rejects.toThrow(/\/nowhere\/org\.yml.*\n.*ENOENT/);
  });
});

describe('A credential report in a file of its own', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'organization-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const orgOf = (report: string) => `
    accounts:
      - { ${MANAGEMENT}, credentialReport: { file: ${report} } }
  `;

  it('is found beside the organization file', async () => {
    await writeFile(join(folder, 'org.yml'), orgOf('report.csv'));
    await writeFile(join(folder, 'report.csv'), 'user,arn\n<root_account>,x');
    const { accounts } = await loadOrganization(join(folder, 'org.yml'));
    expect(accounts[0]?.verbatim.credentialReport).toBe('user,arn\n<root_account>,x');
  });

  it('that is not there is refused by its path', async () => {
    await writeFile(join(folder, 'org.yml'), orgOf('gone.csv'));
    await expect(loadOrganization(join(folder, 'org.yml'))).rejects.toThrow(
      /accounts\[0\]\.credentialReport\.file: found .*gone\.csv.*ENOENT/,
    );
  });
});

describe('The history of an organization file', () => {
  const MEMBER = 'id: "100000000001", name: a, email: a@corp.example, ou: prod';
  const withHistory = (history: string) => `
    delegatedAdministrator: "100000000001"
    accounts: [{ ${MANAGEMENT} }, { ${MEMBER} }]
    history: ${history}`;

  it('is not there unless it is told', () => {
    expect(parseOrganization(`accounts: [{ ${MANAGEMENT} }]`).history).toBeUndefined();
  });

  it('is the organization of each day, the day that is longest ago first', () => {
    const { history } = parseOrganization(
      withHistory('{ days: 2, earlier: [{ account: "100000000001", daysAgo: 2, ou: lab, name: b }] }'),
    );
    const places = history?.days.map(({ daysAgo, organization: { accounts, units } }) => {
      const { name, parentId } = accounts[1] ?? {};
      return [daysAgo, name, units.find(({ id }) => id === parentId)?.name];
    });
    expect(places).toEqual([
      [2, 'b', 'lab'],
      [1, 'a', 'prod'],
    ]);
  });

  it('speaks of accounts that are there, of days that it has, of people of the demo company', () => {
    expect(
      problemsOf(
        withHistory(`
        days: 3
        earlier:
          - { account: "100000000009", daysAgo: 4 }
          - { account: "999988887777", daysAgo: 1, missing: true }
          - { account: "100000000001", daysAgo: 1, missing: true, gone: true }
        acknowledged:
          - { account: "100000000001", check: root-mfaa, daysAgo: 1, forDays: 91, by: nobody, why: "" }
        `),
      ),
    ).toEqual([
      expect.stringMatching(/^history\.earlier\[2\]\.gone: .*accepted: account, daysAgo, missing, name, ou/),
      expect.stringMatching(
        /^history\.acknowledged\[0\]\.check: found "root-mfaa"; accepted: one of root-acc/,
      ),
      'history.acknowledged[0].forDays: found 91; accepted: a whole number from 1 to 90',
      expect.stringMatching(/^history\.acknowledged\[0\]\.by: found "nobody"; accepted: one of mia, omar/),
      'history.acknowledged[0].why: found nothing; accepted: the reason',
      'history.earlier[0].account: found "100000000009"; accepted: the id of an account of this file',
      'history.earlier[0].daysAgo: found 4; accepted: at most history.days, 3',
      'history.earlier[1].missing: found true; accepted: that for members other than the delegated administrator',
      'history.earlier[2].missing: found true; accepted: that for members other than the delegated administrator',
    ]);
  });
});
