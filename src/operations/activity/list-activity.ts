import type { Account, Directory } from '../../domain/account.ts';
import type { AccountNames, ActivityListing, Unseen } from '../../domain/activity/listing.ts';
import { accountOfKept } from '../../domain/activity/record.ts';
import type { ToldEvent } from '../../domain/alert/alert-view.ts';
import { type NamedScopes, type ResolvedScope, resolveScope } from '../../domain/scope.ts';
import { DAY } from '../../domain/time.ts';
import type { AnswerStore } from '../answer-ports.ts';
import type { Clock, NewId } from '../ports.ts';
import { RESULT_FOR } from '../results.ts';
import { changesConcerning } from './concerning-changes.ts';
import { createListedEvents } from './listed-events.ts';
import { type LookedUpDeps, type LookingProgress, lookedUpActivity } from './looked-up-activity.ts';
import type { NotHeard } from './not-heard.ts';
import { type StoredRecords, storedActivity } from './stored-activity.ts';

export interface ActivityQuestion {
  /** As typed; empty: the default scope. */
  readonly scope: string;
  /** 1 to `MOST_DAYS`. */
  readonly days: number;
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

export interface ListActivityDeps extends LookedUpDeps {
  readonly directory: () => Promise<Directory>;
  readonly scopes: NamedScopes;
  readonly defaultScope: string;
  readonly records: StoredRecords;
  readonly notHeard: NotHeard;
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
  const stored = await storedActivity(scope.members, range, listed, deps.records, signal);
  const [only, ...others] = scope.members;
  const single = others.length === 0 ? only : undefined;
  const concerning =
    single === undefined ? [] : await changesConcerning(single, directory, range, deps.records);
  for (const told of concerning) listed.add(told);
  const notLookedAt =
    single !== undefined
      ? await lookedUpActivity(single, directory, range, stored.known, listed, report, deps, signal)
      : [...undecided(scope), ...(await deps.notHeard(scope.members, range))];
  return {
    asked: `${scope.label} ${days}d`,
    ...{ ...range, ...listed.all(), unjudged: stored.unjudged, notLookedAt },
    names: namesOf(scope.members, concerning, directory),
  };
}

/** And of the accounts in which changes were made that concern them. */
function namesOf(
  members: readonly Account[],
  concerning: readonly ToldEvent[],
  { accounts }: Directory,
): AccountNames {
  const others = new Set(concerning.map(accountOfKept));
  const named = [...members, ...accounts.filter(({ id }) => others.has(id))];
  return new Map(named.map(({ id, name }) => [id, name]));
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
