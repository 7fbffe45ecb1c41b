import type { Account } from '../../domain/account.ts';
import type { Actor } from '../../domain/actor.ts';
import type { RefusedReading } from '../../domain/refused-reading.ts';
import { type NamedScopes, resolveScope } from '../../domain/scope.ts';
import type { Instant } from '../../domain/time.ts';
import type { WindowListing } from '../../domain/window/outcomes.ts';
import { phaseOf } from '../../domain/window/phase.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { Clock } from '../ports.ts';
import type { WindowStore } from '../window-ports.ts';
import { approvedKeys, pendingKeys, unreviewedKeys } from './listed-keys.ts';
import { type Read, readOf, readPage } from './read-listed.ts';
import type { RecentDirectory } from './recent-directory.ts';
import { isUnreviewed, mostUrgentFirst } from './urgency.ts';

export type FindOutcome =
  | { readonly kind: 'found'; readonly listing: WindowListing }
  /** The person may see their own windows only. */
  | { readonly kind: 'refused'; readonly why: RefusedReading }
  /** The nearest things that do exist, as they can be typed. */
  | { readonly kind: 'unknown-scope'; readonly typed: string; readonly suggestions: readonly string[] };

export interface FindDeps {
  readonly store: Pick<WindowStore, 'list' | 'loadAll' | 'ofAccount' | 'ofPerson'>;
  readonly directory: RecentDirectory;
  readonly scopes: NamedScopes;
  readonly clock: Clock;
}

/** So many windows are read of one list; the rest of its keys is counted. */
const READ = 100;
/** Of so few accounts the windows that are over are found too. */
const FEW_ACCOUNTS = 20;
/** Keys that are counted at most. */
const COUNTED = 1_000;

/** `page`: from 1; beyond the last page, the last is found. Short lists are found whole. */
type Find = (actor: Actor, text: string, page?: number) => Promise<Exclude<FindOutcome, { kind: 'refused' }>>;

/** Finds windows; who may see them has been decided. Nothing that is read grows with the windows that are over. */
export function createFindWindows(deps: FindDeps): Find {
  return async (actor, text, page = 1) => {
    const asked = text.trim();
    const now = deps.clock.now();
    switch (asked.toLowerCase()) {
      case '':
        return found('', await unsettled(READ, deps, now), now);
      case 'pending':
        return found('pending', await pending(page, deps, now), now);
      case 'open':
        return found('open', await open(deps, now), now);
      case 'unreviewed':
        return found('unreviewed', await unreviewed(page, deps, now), now);
      case 'mine':
        return found('mine', await mine(actor, deps), now);
      default:
        return ofScope(asked, deps, now);
    }
  };
}

function found(
  asked: string,
  { windows, ...read }: Read,
  now: Instant,
): { kind: 'found'; listing: WindowListing } {
  return { kind: 'found', listing: { asked, windows: mostUrgentFirst(windows, now), ...read } };
}

async function pending(page: number, deps: FindDeps, now: Instant): Promise<Read> {
  const { windows, ...read } = await readPage(await pendingKeys(deps.store, now, COUNTED), page, deps);
  return { ...read, windows: windows.filter((window) => phaseOf(window, now) === 'pending') };
}

async function open(deps: FindDeps, now: Instant): Promise<Read> {
  const { windows, more } = await readOf(await approvedKeys(deps.store, now, COUNTED), READ, deps);
  return { windows: windows.filter((window) => phaseOf(window, now) === 'open'), more };
}

async function unreviewed(page: number, deps: FindDeps, now: Instant): Promise<Read> {
  const { windows, ...read } = await readPage(await unreviewedKeys(deps.store, now, COUNTED), page, deps);
  return { ...read, windows: windows.filter((window) => isUnreviewed(window, now)) };
}

/** Everything about which something may still change. `most`: of each list. */
async function unsettled(most: number, deps: FindDeps, now: Instant): Promise<Read> {
  const { store } = deps;
  const keys = await Promise.all([
    pendingKeys(store, now, COUNTED),
    approvedKeys(store, now, COUNTED),
    unreviewedKeys(store, now, COUNTED),
  ]);
  const first = keys.flatMap((ids) => ids.slice(0, most));
  const { windows } = await readOf(first, first.length, deps);
  const more = new Set(keys.flat()).size - new Set(first).size;
  return { windows: windows.filter((window) => isUnsettled(window, now)), more };
}

function isUnsettled(window: RootWindow, now: Instant): boolean {
  return ['pending', 'scheduled', 'open'].includes(phaseOf(window, now)) || isUnreviewed(window, now);
}

async function mine({ userId }: Actor, deps: FindDeps): Promise<Read> {
  return readOf(await deps.store.ofPerson(userId, {}, COUNTED), READ, deps);
}

async function ofScope(asked: string, deps: FindDeps, now: Instant): ReturnType<Find> {
  const scope = resolveScope(asked, await deps.directory(), deps.scopes);
  if (scope.kind === 'unknown') {
    return { kind: 'unknown-scope', typed: asked, suggestions: scope.suggestions };
  }
  const few = scope.members.length <= FEW_ACCOUNTS;
  const read = few ? await ofAccounts(scope.members, deps) : await unsettledOver(scope.members, deps, now);
  const { kind, listing } = found(scope.label, read, now);
  return {
    kind,
    listing: scope.undecided === 0 ? listing : { ...listing, undecidedAccounts: scope.undecided },
  };
}

/** Whatever was asked for over these accounts, the newest first. */
async function ofAccounts(accounts: readonly Account[], deps: FindDeps): Promise<Read> {
  const keys = await Promise.all(accounts.map(({ id }) => deps.store.ofAccount(id, {}, READ)));
  const newestOfEach = Array.from({ length: READ }, (_, n) => keys.flatMap((ids) => ids.slice(n, n + 1)));
  return readOf(newestOfEach.flat(), READ, deps);
}

/** Which accounts a window is over stands in the window alone: of a long list only the first are read. */
async function unsettledOver(accounts: readonly Account[], deps: FindDeps, now: Instant): Promise<Read> {
  const ids = new Set<string>(accounts.map(({ id }) => id));
  const { windows, more: unread } = await unsettled(READ, deps, now);
  const over = windows.filter(({ request }) => request.accounts.some(({ id }) => ids.has(id)));
  return { windows: over, more: 0, ...(unread > 0 && { unread }) };
}
