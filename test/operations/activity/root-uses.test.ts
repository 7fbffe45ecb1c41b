import type { AccountId } from '../../../src/domain/account.ts';
import { isRootRecord, type RootRecord } from '../../../src/domain/activity/record.ts';
import type { Alert } from '../../../src/domain/alert/alert.ts';
import type { LastUse } from '../../../src/domain/evidence.ts';
import { known } from '../../../src/domain/fact.ts';
import { judge, judgingContext } from '../../../src/domain/judge.ts';
import type { AccountPosture } from '../../../src/domain/posture.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/time.ts';
import type { Verdict } from '../../../src/domain/verdict/verdict.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import { createJoinRootUses, type RootUsesDeps } from '../../../src/operations/activity/root-uses.ts';
import { accountIdNumber, aDirectory, anAccount } from '../../support/builders/account.ts';
import { aRecord } from '../../support/builders/activity.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import {
  aConsoleLogin,
  anApiCall,
  type CloudTrailRecord,
  eventTime,
} from '../../support/builders/cloudtrail.ts';
import { outcomeOf } from '../../support/builders/judged.ts';
import { anAudit } from '../../support/builders/posture.ts';
import { aCheckPolicy, features } from '../../support/builders/subject.ts';
import { ago, NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { recordingLog } from '../../support/fakes/log.ts';

const RW = windowId('view', digest);
const IN_WINDOW: Verdict = { kind: 'in-window', windowId: RW, reasons: [], concerns: [] };
const NO_WINDOW: Verdict = { kind: 'no-window', reasons: [{ why: 'none-known' }], concerns: [] };
const context = judgingContext(aDirectory(), features(), aCheckPolicy(), NOW);

/** An account whose root password was last used then. */
function used(id: AccountId, at?: Instant): AccountPosture {
  const lastUse: LastUse = at === undefined ? { kind: 'never' } : { kind: 'used', at };
  const audit = anAudit({ accountId: id, passwordLastUse: known(lastUse, 'credential report', NOW) });
  return judge(anAccount({ id }), audit, context);
}

/** An event that was judged so. */
function judged(record: CloudTrailRecord, at: Instant, verdict: Verdict): RootRecord {
  const stored = aRecord({ ...record, eventTime: eventTime(at) }, { judgement: { kind: 'use', verdict } });
  if (!isRootRecord(stored)) throw new Error('this is no event of root');
  return stored;
}

function aStore(records: readonly RootRecord[], alerts: readonly Alert[] = []) {
  const reads: string[] = [];
  const log = recordingLog();
  const deps: RootUsesDeps = {
    records: {
      async *eventsOf(id, { from = 0, to = Number.POSITIVE_INFINITY }) {
        reads.push(`events ${id} ${Math.round((to - from) / MINUTE)} min`);
        yield records.filter(
          ({ kept: { event } }) => event.accountId === id && event.at >= from && event.at < to,
        );
      },
    },
    alerts: {
      line: async (topic, accountId) => {
        reads.push(`line ${accountId}`);
        return { topic, accountId, version: 1, ids: alerts.map(({ id }) => id) };
      },
      loadAll: async () => alerts,
    },
    heartbeats: {
      since: async () => {
        reads.push('since');
        return ago(30 * DAY);
      },
    },
    log,
  };
  return { join: createJoinRootUses(deps), deps, reads, log };
}

const recentUse = (posture: AccountPosture | undefined) =>
  posture === undefined ? undefined : outcomeOf(posture, 'root-recent-use');

describe('what events say of the recent use of root users', () => {
  test('is read of those accounts only in which root was used', async () => {
    const { join, reads } = aStore([]);
    const idle = Array.from({ length: 500 }, (_, n) =>
      used(accountIdNumber(n), n % 2 ? ago(200 * DAY) : undefined),
    );
    expect(await join(idle, context)).toEqual(idle);
    expect(reads).toEqual([]);
    await join([...idle, used(PAYMENTS, ago(3 * HOUR))], context);
    expect(reads.sort()).toEqual([`events ${PAYMENTS} 30 min`, `line ${PAYMENTS}`, 'since']);
    reads.length = 0;
    const several = Array.from({ length: 60 }, (_, n) => used(accountIdNumber(n), ago(3 * HOUR)));
    await join(several, context);
    expect(reads).toHaveLength(60 * 2 + 1);
  });

  test('is which window covered it; the other accounts stay as they were', async () => {
    const { join } = aStore([judged(aConsoleLogin(), ago(3 * HOUR), IN_WINDOW)]);
    const [payments, other] = await join(
      [used(PAYMENTS, ago(3 * HOUR + 10 * MINUTE)), used(accountIdNumber(7))],
      context,
    );
    expect(recentUse(payments)).toMatchObject({ detail: expect.stringContaining(`In window ${RW}.`) });
    expect(payments?.results.find(({ checkId }) => checkId === 'root-recent-use')).toMatchObject({
      severity: 'low',
    });
    expect(recentUse(other)).toMatchObject({ status: 'pass' });
  });

  test('is the worst of what was done around it', async () => {
    const { join } = aStore([
      judged(aConsoleLogin(), ago(3 * HOUR), IN_WINDOW),
      judged(anApiCall({ eventName: 'DeleteBucket' }), ago(3 * HOUR - MINUTE), NO_WINDOW),
    ]);
    const [payments] = await join([used(PAYMENTS, ago(3 * HOUR))], context);
    expect(recentUse(payments)).toMatchObject({
      detail: expect.stringContaining('UNSANCTIONED: no window.'),
    });
  });

  test('is not what was done by another credential, or a quarter of an hour away', async () => {
    const key = {
      userIdentity: {
        type: 'Root',
        arn: `arn:aws:iam::${PAYMENTS}:root`,
        accountId: PAYMENTS,
        accessKeyId: 'AKIAEXAMPLE111111111',
      },
    };
    const { join } = aStore([
      judged(anApiCall(key), ago(3 * HOUR), IN_WINDOW),
      judged(aConsoleLogin(), ago(3 * HOUR - 16 * MINUTE), IN_WINDOW),
    ]);
    const [payments] = await join([used(PAYMENTS, ago(3 * HOUR))], context);
    expect(recentUse(payments)).toMatchObject({ detail: expect.stringContaining('MISSED') });
  });

  test('that cannot be read is said to be not known', async () => {
    const { deps, log } = aStore([judged(aConsoleLogin(), ago(3 * HOUR), IN_WINDOW)]);
    const line = () => Promise.reject(new Error('no answer'));
    const join = createJoinRootUses({ ...deps, alerts: { ...deps.alerts, line } });
    const [payments] = await join([used(PAYMENTS, ago(3 * HOUR))], context);
    expect(recentUse(payments)).toMatchObject({ detail: expect.stringContaining('could not be read') });
    expect(JSON.stringify(log.lines)).toContain(PAYMENTS);
  });
});
