import type { Account, Directory } from '../../domain/account.ts';
import type { AccountNames, Unseen } from '../../domain/activity/listing.ts';
import { type NamedScopes, resolveScope } from '../../domain/scope.ts';
import { skipped } from '../../domain/skip.ts';
import { DAY, type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import type { AnswerStore } from '../answer-ports.ts';
import type { Clock, NewId } from '../ports.ts';
import { RESULT_FOR } from '../results.ts';
import type { ActivityQuestion } from './list-activity.ts';
import type { LookingProgress } from './looked-up-activity.ts';
import type { FoundRecord, Replay, ReplayedAlert } from './replay/replayed.ts';
import { type ReplayDeps, replay } from './replay.ts';
import { lookedRegions, type TrailHistoryDeps, trailHistory } from './trail-history.ts';

/** What the alerts of the past would have been, as it is kept and shown. */
export interface TrailReplay extends Pick<Replay, 'alerts' | 'looked' | 'quiet'> {
  /** As a person can type it again: `90d payments-prod`. */
  readonly asked: string;
  readonly names: AccountNames;
  readonly notLookedAt: readonly Unseen[];
  /** Accounts that AWS lets nobody into, such as suspended ones: CloudTrail was not asked. Absent: none. */
  readonly leftOut?: readonly Account['id'][];
}

export type ReplayOutcome =
  | { readonly kind: 'replayed'; readonly resultId: string; readonly replay: TrailReplay }
  | { readonly kind: 'unknown-scope'; readonly typed: string; readonly suggestions: readonly string[] }
  | { readonly kind: 'empty-scope'; readonly scope: string; readonly undecidedMembers: number }
  /** CloudTrail is asked account by account, and takes two calls a second. */
  | { readonly kind: 'too-many'; readonly scope: string; readonly accounts: number; readonly most: number };

export interface ReplayTrail {
  /**
   * The alerts that the history of some accounts would have raised, by the windows as they are on record. Whether the
   * person may read it is asked before. Throws where the store gives no answer.
   */
  replay(
    question: ActivityQuestion,
    report: (progress: LookingProgress) => void,
    signal: AbortSignal,
  ): Promise<ReplayOutcome>;
  /** The one that was kept under that id; `undefined` where it is not kept any more. */
  load(resultId: string): Promise<TrailReplay | undefined>;
}

export interface ReplayTrailDeps extends TrailHistoryDeps {
  readonly directory: () => Promise<Directory>;
  readonly scopes: NamedScopes;
  readonly defaultScope: string;
  /** Asked anew each time: what of ours is watched may change. */
  readonly replayDeps: () => Promise<ReplayDeps>;
  readonly answers: AnswerStore<ReplayHead, ReplayedAlert>;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** A replay without its alerts; names as JSON holds them. */
export type ReplayHead = Omit<TrailReplay, 'alerts' | 'names'> & {
  readonly names: readonly (readonly [Account['id'], string])[];
};

/** The most accounts of one replay. */
export const MOST_REPLAYED = 20;
/** Of real time, for one account: all of them together are done while Slack still takes the answer. */
const LONGEST: Milliseconds = 20 * MINUTE;

export function createReplayTrail(deps: ReplayTrailDeps): ReplayTrail {
  return {
    async replay({ scope, days }, report, signal) {
      const directory = await deps.directory();
      const typed = scope === '' ? deps.defaultScope : scope;
      const resolved = resolveScope(typed, directory, deps.scopes);
      if (resolved.kind === 'unknown') {
        return { kind: 'unknown-scope', typed, suggestions: resolved.suggestions };
      }
      const { members, label, undecided } = resolved;
      if (members.length === 0) return { kind: 'empty-scope', scope: label, undecidedMembers: undecided };
      const open = members.filter((account) => skipped(account) === undefined);
      if (open.length > MOST_REPLAYED) {
        return { kind: 'too-many', scope: label, accounts: open.length, most: MOST_REPLAYED };
      }
      const to = deps.clock.now();
      const range = { from: to - days * DAY, to };
      const notLookedAt: Unseen[] = [];
      const found = foundRecords(open, directory, range, notLookedAt, report, deps, signal);
      const { alerts, looked, quiet } = await replay(found, await deps.replayDeps());
      const names = new Map(members.map(({ id, name }) => [id, name]));
      const leftOut = members.filter((account) => !open.includes(account)).map(({ id }) => id);
      return kept(
        {
          ...{ asked: `${days}d ${label}`, alerts, looked, quiet, names, notLookedAt },
          ...(leftOut.length > 0 && { leftOut }),
        },
        deps,
      );
    },
    async load(resultId) {
      const answer = await deps.answers.load(resultId, deps.clock.now());
      return answer && { ...answer.head, names: new Map(answer.head.names), alerts: answer.entries };
    },
  };
}

async function kept(made: TrailReplay, { answers, clock, newId }: ReplayTrailDeps): Promise<ReplayOutcome> {
  const resultId = newId('replay');
  const { alerts, names, ...head } = made;
  const answer = { head: { ...head, names: [...names] }, entries: alerts };
  await answers.save(resultId, answer, clock.now() + RESULT_FOR);
  return { kind: 'replayed', resultId, replay: made };
}

/** One account after the other. */
async function* foundRecords(
  members: readonly Account[],
  directory: Directory,
  range: { readonly from: Instant; readonly to: Instant },
  notLookedAt: Unseen[],
  report: (progress: LookingProgress) => void,
  deps: ReplayTrailDeps,
  signal: AbortSignal,
): AsyncGenerator<FoundRecord> {
  const longest = LONGEST / members.length;
  let read = 0;
  for (const account of members) {
    const regions = lookedRegions(deps.regions, directory.partition).length;
    const progress = { account: account.name, regions };
    report({ ...progress, records: read });
    const question = { account, directory, ...range, longest };
    for await (const { region, records } of trailHistory(question, notLookedAt, deps, signal)) {
      for (const record of records) yield { record, where: `${account.id}, ${region}` };
      read += records.length;
      report({ ...progress, records: read });
    }
  }
}
