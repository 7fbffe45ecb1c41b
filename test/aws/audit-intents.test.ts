import '../support/fakes/errors-of-node.ts';
import type { AuditIntents } from '../../src/operations/activity-store-ports.ts';
import { type AwsSandbox, startAwsSandbox } from '../support/fakes/aws-sandbox.ts';
import { anOrganizationOf, MEMBER } from '../support/fakes/organization.ts';

let sandbox: AwsSandbox;

afterEach(() => sandbox.close());

/** Audits centrally; gives what was stored and called, in its order. */
async function start(overrides: Partial<AuditIntents> = {}): Promise<string[]> {
  const order: string[] = [];
  const intents: AuditIntents = {
    async intend(accountId) {
      order.push(`intends ${accountId}`);
      return {
        opened: async (accessKeyId) => void order.push(`stores ${accessKeyId.slice(0, 4)}`),
      };
    },
    ...overrides,
  };
  const before = async (call: string) => {
    order.push(call);
    return 'proceed' as const;
  };
  sandbox = await startAwsSandbox(anOrganizationOf({}), {
    aws: { interception: { before, after: async () => 'answer' } },
    auditor: { strategy: 'central', intents },
  });
  return order;
}

describe('a central audit, where root activity is watched', () => {
  test('is announced before the session is opened, and its key is stored before it is used', async () => {
    const order = await start();
    expect((await sandbox.audit(MEMBER)).kind).toBe('audited');
    const steps = order.filter((step) => !step.startsWith('sts:GetCallerIdentity'));
    expect(steps.slice(0, 3)).toEqual([`intends ${MEMBER}`, 'sts:AssumeRoot', 'stores ASIA']);
    expect(steps.slice(3).some((step) => step.startsWith('iam:'))).toBe(true);
  });

  test('is not begun where it cannot be announced', async () => {
    const intend = async () => {
      throw new Error('the store is down');
    };
    const order = await start({ intend });
    expect((await sandbox.audit(MEMBER)).kind).toBe('unreachable');
    expect(order).not.toContain('sts:AssumeRoot');
  });

  test('does nothing in a session whose key could not be stored', async () => {
    const opened = async () => {
      throw new Error('the store is down');
    };
    const order = await start({ intend: async () => ({ opened }) });
    expect((await sandbox.audit(MEMBER)).kind).toBe('unreachable');
    expect(order.filter((step) => step.startsWith('iam:'))).toEqual([]);
  });
});
