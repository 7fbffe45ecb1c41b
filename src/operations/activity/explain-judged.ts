import type { AccountId } from '../../domain/account.ts';
import { type ActivityRecord, isOpeningRecord } from '../../domain/activity/record.ts';
import type { AlertId } from '../../domain/alert/alert.ts';
import { centralAttention } from '../../domain/central-session/central-attention.ts';
import { explains } from '../../domain/central-session/explains.ts';
import { type ContextDeps, type JudgingContext, openingsAround, readContext } from './context.ts';
import { type ExplainDeps, explainBy } from './explain.ts';
import { type Judged, judgeRecord } from './judge-record.ts';

export interface ExplainJudgedDeps extends Omit<ContextDeps, 'records'>, ExplainDeps {
  readonly records: ContextDeps['records'] & ExplainDeps['records'];
  /** Alerts that changed: told in the background. */
  readonly alertsMoved: (ids: readonly AlertId[]) => void;
}

export interface ExplainedAll {
  /** Keys of the openings that an alert tells of. */
  readonly openings: readonly string[];
  /** Records beside those that were judged, to be judged anew. */
  readonly records: readonly ActivityRecord[];
}

/** What the openings among judged records explain. Throws where the store gives no answer; doing it again is safe. */
export async function explainAll(judged: readonly Judged[], deps: ExplainJudgedDeps): Promise<ExplainedAll> {
  const openings: string[] = [];
  const records = new Map<string, ActivityRecord>();
  for (const { kept } of judged.map(({ record }) => record).filter(isOpeningRecord)) {
    const explained = await explainBy(kept.event, deps);
    if (explained.isTold) openings.push(kept.event.key);
    deps.alertsMoved(explained.alerts.map(({ id }) => id));
    for (const record of explained.records) records.set(record.kept.event.key, record);
  }
  const ours = new Set(judged.map(({ record }) => record.kept.event.key));
  const others = [...records.values()].filter(({ kept }) => !ours.has(kept.event.key));
  return { openings, records: others };
}

/**
 * The event of an AssumeRoot may have come while these were alerted of, and have found no alert to explain yet: so whoever stores second
 * sees the other. Gives the records as they are to be stored.
 */
export async function lookedAgain(
  accountId: AccountId,
  judged: readonly Judged[],
  context: JudgingContext,
  deps: ExplainJudgedDeps,
): Promise<readonly ActivityRecord[]> {
  const records = judged.map(({ record }) => record);
  const inDoubt = records.flatMap(({ kept, judgement }) =>
    kept.kind === 'root' &&
    judgement?.kind === 'use' &&
    kept.event.ids.accessKeyId?.startsWith('ASIA') === true
      ? [kept.event]
      : [],
  );
  if (inDoubt.length === 0) return records;
  const known = new Set(context.central.openings.map(({ key }) => key));
  const late = (await openingsAround(accountId, records, deps)).filter(
    (opening) => !known.has(opening.key) && inDoubt.some((event) => explains(opening, event)),
  );
  if (late.length === 0) return records;
  const again = await readContext(accountId, records, deps);
  for (const opening of late) deps.alertsMoved((await explainBy(opening, deps)).alerts.map(({ id }) => id));
  return records.map((record) => judgeRecord(record, again, deps.clock.now()).record);
}

/** One that waited is done where it is quiet; else it stays due, and what follows from it comes with its turn. */
export function rejudged(
  record: ActivityRecord,
  context: JudgingContext,
  { clock }: Pick<ExplainJudgedDeps, 'clock'>,
): ActivityRecord {
  const now = clock.now();
  const judged = judgeRecord(record, context, now).record;
  const { judgement } = judged;
  const isQuiet =
    judgement?.kind === 'central-session' &&
    centralAttention(judgement.verdict, record.arrivedAt, now).kind === 'quiet';
  if (record.due === undefined || isQuiet) return judged;
  return { ...judged, due: Math.min(record.due, now) };
}
