import type { Account, Directory } from '../../domain/account.ts';
import type { ActivityListing, Unseen } from '../../domain/activity/listing.ts';
import type { ActivityRecord } from '../../domain/activity/record.ts';
import { type ToldEvent, toldEvents } from '../../domain/alert/alert-view.ts';
import type { EventKey } from '../../domain/root-event/event.ts';
import { type NamedScopes, type ResolvedScope, resolveScope } from '../../domain/scope.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { ActivityStore, AnswerStore } from '../activity-store-ports.ts';
import type { Clock, NewId } from '../ports.ts';
import { RESULT_FOR } from '../results.ts';
import { type JudgeLookedUpDeps, judgeLookedUp } from './judge-looked-up.ts';
import { createListedEvents, type ListedEvents } from './listed-events.ts';
import { type LookUpDeps, lookUp } from './look-up.ts';
import type { NotHeard } from './not-heard.ts';
import { lookedRegions } from './trail-history.ts';

export interface ActivityQuestion {
  /** As typed; empty: the default scope. */
  readonly scope: string;
  /** 1 to `MOST_DAYS`. */
  readonly days: number;
}

/** How far a look at one account's CloudTrail is. */
export interface LookingProgress {
  readonly account: string;
  readonly regions: number;
  readonly records: number;
}

export type ActivityOutcome =
  | { readonly kind: 'listed'; readonly resultId: string; readonly listing: ActivityListing }
  | { readonly kind: 'unknown-scope'; readonly typed: string; readonly suggestions: readonly string[] }
  | { readonly kind: 'empty-scope'; readonly scope: string; readonly undecidedMembers: number };

export interface ListActivity {
  /**
   * What root did: of a scope what is stored, each with the verdict that is stored; of a single account CloudTrail's
   * history, too. Whether the person may read it is asked before. Throws where the store gives no answer.
   */
  list(
    question: ActivityQuestion,
    report: (progress: LookingProgress) => void,
    signal: AbortSignal,
  ): Promise<ActivityOutcome>;
  /** The listing that was kept under that id; `undefined` where it is not kept any more. */
  load(resultId: string): Promise<ActivityListing | undefined>;
}

export interface ListActivityDeps {
  readonly directory: () => Promise<Directory>;
  readonly scopes: NamedScopes;
  readonly defaultScope: string;
  readonly records: Pick<ActivityStore, 'eventsOf' | 'openingsOf' | 'changesOf' | 'activeAccounts'>;
  readonly notHeard: NotHeard;
  /** Asked anew each time: what of ours is watched may change. */
  readonly lookUpDeps: () => Promise<LookUpDeps>;
  readonly judging: JudgeLookedUpDeps;
  readonly answers: AnswerStore<ListingHead, ToldEvent>;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** A listing without its events; names as JSON holds them. */
export type ListingHead = Omit<ActivityListing, 'events' | 'names'> & {
  readonly names: readonly (readonly [Account['id'], string])[];
};

/** CloudTrail keeps its history of events for so long. */
export const MOST_DAYS = 90;
export const DEFAULT_DAYS = 7;

export function createListActivity(deps: ListActivityDeps): ListActivity {
  return {
    async list({ scope, days }, report, signal) {
      const directory = await deps.directory();
      const typed = scope === '' ? deps.defaultScope : scope;
      const resolved = resolveScope(typed, directory, deps.scopes);
      if (resolved.kind === 'unknown') {
        return { kind: 'unknown-scope', typed, suggestions: resolved.suggestions };
      }
      if (resolved.members.length === 0) {
        return { kind: 'empty-scope', scope: resolved.label, undecidedMembers: resolved.undecided };
      }
      const listing = await listingOf(resolved, days, directory, report, deps, signal);
      const resultId = deps.newId('activity');
      const { events, names, ...head } = listing;
      const answer = { head: { ...head, names: [...names] }, entries: events };
      await deps.answers.save(resultId, answer, deps.clock.now() + RESULT_FOR);
      return { kind: 'listed', resultId, listing };
    },
    async load(resultId) {
      const answer = await deps.answers.load(resultId, deps.clock.now());
      return answer && { ...answer.head, names: new Map(answer.head.names), events: answer.entries };
    },
  };
}

async function listingOf(
  scope: ResolvedScope,
  days: number,
  directory: Directory,
  report: (progress: LookingProgress) => void,
  deps: ListActivityDeps,
  signal: AbortSignal,
): Promise<ActivityListing> {
  const to = deps.clock.now();
  const range = { from: to - days * DAY, to };
  const listed = createListedEvents();
  const stored = await storedOf(scope.members, range, listed, deps, signal);
  const [only, ...others] = scope.members;
  const notLookedAt =
    only !== undefined && others.length === 0
      ? await lookedUpOf(only, directory, range, stored.known, listed, report, deps, signal)
      : [...undecided(scope), ...(await deps.notHeard(scope.members, range))];
  return {
    asked: `${scope.label} ${days}d`,
    ...{ ...range, ...listed.all(), unjudged: stored.unjudged, notLookedAt },
    names: new Map(scope.members.map(({ id, name }) => [id, name])),
  };
}

interface Stored {
  readonly known: ReadonlySet<EventKey>;
  readonly unjudged: number;
}

/** The accounts of which anything is stored, one after the other. */
async function storedOf(
  members: readonly Account[],
  range: { readonly from: Instant; readonly to: Instant },
  listed: ListedEvents,
  { records }: ListActivityDeps,
  signal: AbortSignal,
): Promise<Stored> {
  const known = new Set<EventKey>();
  let unjudged = 0;
  const take = (found: readonly ActivityRecord[]) => {
    for (const record of found) {
      if (members.length === 1) known.add(record.kept.event.key);
      if (record.judgement === undefined && record.kept.kind !== 'perimeter') unjudged += 1;
      for (const told of toldEvents(record)) listed.add(told);
    }
  };
  // Both ends of the question count; the store's ranges end before `to`.
  const stored = { from: range.from, to: range.to + 1 };
  const active = new Set(await records.activeAccounts(stored));
  for (const { id } of members.filter((account) => active.has(account.id))) {
    signal.throwIfAborted();
    for await (const page of records.eventsOf(id, stored)) take(page);
    take(await records.openingsOf(id, stored));
    take(await records.changesOf(id, stored));
  }
  return { known, unjudged };
}

/** What CloudTrail has and the store has not. */
async function lookedUpOf(
  account: Account,
  directory: Directory,
  range: { readonly from: Instant; readonly to: Instant },
  known: ReadonlySet<EventKey>,
  listed: ListedEvents,
  report: (progress: LookingProgress) => void,
  deps: ListActivityDeps,
  signal: AbortSignal,
): Promise<readonly Unseen[]> {
  const asked = await deps.lookUpDeps();
  const regions = lookedRegions(asked.regions, directory.partition).length;
  const tell = (records: number) => report({ account: account.name, regions, records });
  tell(0);
  const { kept, notLookedAt } = await lookUp(account, directory, range, tell, asked, signal);
  const fresh = kept.filter(({ event }) => !known.has(event.key));
  const { events, unconfirmed } = await judgeLookedUp(account.id, fresh, deps.judging);
  for (const told of events) listed.add(told);
  return unconfirmed === 0 ? notLookedAt : [...notLookedAt, unconfirmedAudits(account, unconfirmed)];
}

function unconfirmedAudits({ id: accountId }: Account, count: number): Unseen {
  return {
    accountId,
    reason: `${count} events by Rootkeeper's own role are from before it kept what it is about to do: whether they were its audits is not known.`,
    remedy: 'Look at them in CloudTrail, if they matter.',
  };
}

function undecided({ undecided: count, label }: ResolvedScope): readonly Unseen[] {
  if (count === 0) return [];
  return [
    {
      reason: `Whether ${count} more accounts are in ${label} is not known: their tags could not be read.`,
      remedy: 'Ask again in an hour, or by another scope.',
    },
  ];
}
