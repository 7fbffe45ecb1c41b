import type { AccountId } from '../../domain/account.ts';
import type { RootRecord } from '../../domain/activity/record.ts';
import { type JudgingContext, judge } from '../../domain/judge.ts';
import type { AccountPosture } from '../../domain/posture.ts';
import { AROUND_USE, heardUse } from '../../domain/root-use/heard-use.ts';
import { type ReportedUse, recentUses } from '../../domain/root-use/recent-uses.ts';
import type { HeardRootUse } from '../../domain/root-use/root-use.ts';
import { useAlert } from '../../domain/root-use/use-alert.ts';
import type { Instant } from '../../domain/time.ts';
import type { ActivityStore, AlertStore } from '../activity-store-ports.ts';
import type { HeartbeatStore } from '../pipeline-ports.ts';
import type { Log } from '../ports.ts';
import { inBatches } from '../windows/in-batches.ts';

/**
 * The postures with what the events say of their root users' recent use: which window covered it, or that none did. Reads
 * nothing where nobody used root, and of each other account two or three items. Never throws: what cannot be read is said.
 */
export type JoinRootUses = (
  accounts: readonly AccountPosture[],
  context: JudgingContext,
) => Promise<readonly AccountPosture[]>;

export interface RootUsesDeps {
  readonly records: Pick<ActivityStore, 'eventsOf'>;
  readonly alerts: Pick<AlertStore, 'line' | 'loadAll'>;
  readonly heartbeats: Pick<HeartbeatStore, 'since'>;
  readonly log: Pick<Log, 'warn'>;
}

/** Accounts that are read at once. */
const AT_ONCE = 25;

export function createJoinRootUses(deps: RootUsesDeps): JoinRootUses {
  return async (accounts, context) => {
    const used = accounts.flatMap((posture) => {
      const uses = usesOf(posture, context);
      return uses.length === 0 ? [] : [{ posture, uses }];
    });
    if (used.length === 0) return accounts;
    const since = deps.heartbeats.since(context.now);
    const joined = await inBatches(used, AT_ONCE, async ({ posture: { account, audit }, uses }) => {
      const rootUse = await readUse(account.id, uses, since, context, deps);
      return judge(account, audit, { ...context, rootUseOf: () => rootUse });
    });
    const byId = new Map(joined.map((posture) => [posture.account.id, posture]));
    return accounts.map((posture) => byId.get(posture.account.id) ?? posture);
  };
}

function usesOf(
  { account, audit }: AccountPosture,
  { seenUseOf, policy, now }: JudgingContext,
): readonly ReportedUse[] {
  if (audit.kind !== 'audited') return [];
  return recentUses(audit.evidence, seenUseOf?.(account.id), now - policy.recentUse);
}

async function readUse(
  id: AccountId,
  uses: readonly ReportedUse[],
  listening: Promise<Instant>,
  { policy, now }: JudgingContext,
  deps: RootUsesDeps,
): Promise<HeardRootUse> {
  const { alerts, log } = deps;
  try {
    const [since, records, line] = await Promise.all([
      listening,
      recordsAround(id, uses, deps),
      alerts.line('root', id),
    ]);
    const raised = line.ids.length === 0 ? [] : await alerts.loadAll(line.ids);
    return {
      kind: 'read',
      since,
      heard: uses.map((use) => heardUse(use, records)),
      alerts: raised.flatMap((alert) => useAlert(alert, now - policy.recentUse, now) ?? []),
    };
  } catch (error) {
    log.warn({ err: error, account: id }, 'whether a window covered a use of root could not be read');
    return { kind: 'unread' };
  }
}

/** What lies between two uses that are far apart is not read. */
async function recordsAround(
  id: AccountId,
  uses: readonly ReportedUse[],
  { records }: RootUsesDeps,
): Promise<readonly RootRecord[]> {
  const found = new Map<string, RootRecord>();
  for (const { from, to } of rangesAround(uses.map(({ use }) => use.at))) {
    for await (const page of records.eventsOf(id, { from, to: to + 1 })) {
      for (const record of page) found.set(record.kept.event.key, record);
    }
  }
  return [...found.values()];
}

interface Range {
  readonly from: Instant;
  readonly to: Instant;
}

/** Around each, those that overlap as one. */
function rangesAround(times: readonly Instant[]): readonly Range[] {
  const ranges: Range[] = [];
  for (const at of times.toSorted((a, b) => a - b)) {
    const range = { from: at - AROUND_USE, to: at + AROUND_USE };
    const last = ranges.at(-1);
    if (last === undefined || last.to < range.from) ranges.push(range);
    else ranges[ranges.length - 1] = { from: last.from, to: range.to };
  }
  return ranges;
}
