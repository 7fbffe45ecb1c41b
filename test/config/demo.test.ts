import { readFile } from 'node:fs/promises';
import { loadOrganization } from '../../sandbox/organization/load.ts';
import { SANDBOX_AUDIT_KEY } from '../../sandbox/process/app-environment.ts';
import { DEMO_CONFIG, DEMO_ORGANIZATION } from '../../sandbox/scenario/demo-files.ts';
import { demoWorkspace } from '../../sandbox/slack/demo-workspace.ts';
import { parseConfig } from '../../src/config/load.ts';
import type { Account } from '../../src/domain/account.ts';
import { neededCustody } from '../../src/domain/approval-policy/custody.ts';
import { governing } from '../../src/domain/approval-policy/governing.ts';
import { approverPool } from '../../src/domain/approval-policy/pool.ts';
import { aManagementAccount, anAccount } from '../support/builders/account.ts';
import { NOW } from '../support/builders/time.ts';

const [MIA, OMAR, LENA, RAVI] = ['U0MIA000001', 'U0OMAR00001', 'U0LENA00001', 'U0RAVI00001'] as const;

const yaml = () => readFile(DEMO_CONFIG, 'utf8');

const demoConfig = async () =>
  parseConfig(await yaml(), {
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    AWS_REGION: 'eu-central-1',
    ROOTKEEPER_AUDIT_KEY: SANDBOX_AUDIT_KEY,
  });

async function demoWindows() {
  const { windows } = await demoConfig();
  if (windows === undefined) throw new Error('the demo has no windows');
  return windows;
}

/** What governs a window over this account, and who of the security team could approve it if Mia asked. */
async function asked(account: Account) {
  const { book, custody } = await demoWindows();
  const answer = governing([account], book);
  if (answer.kind === 'ungoverned') throw new Error(`${account.name} has no policy`);
  const pool = approverPool(
    {
      requester: { id: MIA },
      operator: { id: MIA },
      custody: neededCustody([account], custody, MIA),
      policy: answer.policy,
      candidates: [MIA, OMAR, LENA, RAVI].map((id) => ({
        id,
        standing: { kind: 'member' },
        groups: { S0SECTEAM01: { kind: 'member', firstSeen: NOW } },
      })),
    },
    NOW,
  );
  return { policy: answer.policy, pool };
}

describe('the demo company', () => {
  test('names only people, groups and channels that its workspace has', async () => {
    const named = [...(await yaml()).matchAll(/\b[USC]0[A-Z0-9]{9}\b/g)].map(([id]) => id);
    const { people, userGroups, channels } = demoWorkspace;
    const there = [...people, ...userGroups, ...channels].map(({ id }) => id);
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((id) => !there.includes(id))).toEqual([]);
  });

  test("takes one approval for payments-prod, not that of Lena, who holds its device, nor Mia's own", async () => {
    const { policy, pool } = await asked(anAccount());
    expect(policy).toMatchObject({ quorum: 1, ticket: { required: true, patterns: ['SEC-\\d+'] } });
    expect(pool).toMatchObject({ kind: 'enough', people: [OMAR, RAVI] });
    expect(pool.leftOut).toEqual([
      { id: LENA, because: { why: 'sole-custodian', holds: ['MFA device B2'] } },
      { id: MIA, because: { why: 'is-requester' } },
    ]);
  });

  test('takes two approvals for the management account, of custodians too', async () => {
    const { policy, pool } = await asked(aManagementAccount());
    expect(policy).toMatchObject({ scopes: ['management'], quorum: 2, breakGlass: [] });
    expect(pool).toMatchObject({ kind: 'enough', people: [LENA, OMAR, RAVI] });
  });

  test('takes one approval and no ticket elsewhere', async () => {
    const { policy } = await asked(anAccount({ name: 'playground', ouPath: ['sandbox'] }));
    expect(policy).toMatchObject({ scopes: ['default'], quorum: 1, ticket: { required: false } });
  });

  test('has people on call who see the alerts, and is heard from where its accounts send heartbeats', async () => {
    const { activity } = await demoConfig();
    const { heartbeats } = await loadOrganization(DEMO_ORGANIZATION);
    const alerts = demoWorkspace.channels.find(({ id }) => id === activity?.alertsChannel);
    const onCall = demoWorkspace.people.filter(({ id }) => activity?.onCall.users.includes(id));

    expect(onCall.map(({ handle }) => handle)).toEqual(['omar', 'ravi']);
    expect(alerts?.members).toEqual(expect.arrayContaining(['omar', 'ravi']));
    expect(activity?.regions).toEqual(heartbeats?.regions);
    expect(activity?.heartbeatEvery).toBe(heartbeats?.every);
  });
});
