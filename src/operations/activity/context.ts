import type { AccountId } from '../../domain/account.ts';
import type { ActivityRecord } from '../../domain/activity/record.ts';
import { LONGEST_SESSION } from '../../domain/central-session/explains.ts';
import type { CentralContext } from '../../domain/central-session/judge-central.ts';
import type { AssumeRootEvent } from '../../domain/root-event/assume-root.ts';
import { type Instant, MINUTE, SECOND } from '../../domain/time.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { ActivityStore, IntentStore } from '../activity-store-ports.ts';
import type { TimeRange, WindowStore } from '../window-ports.ts';

export interface ContextDeps {
  readonly records: Pick<ActivityStore, 'openingsOf'>;
  readonly intents: Pick<IntentStore, 'ofAccount' | 'ofKeys'>;
  readonly windows: Pick<WindowStore, 'ofAccount' | 'list' | 'loadAll'>;
  /** ARNs that we call as. Throws where AWS does not say. */
  readonly ours: () => Promise<readonly string[]>;
}

/** What the events of one account are judged by, as it is now. */
export interface JudgingContext {
  readonly windows: readonly RootWindow[];
  readonly central: CentralContext;
}

/** Windows of an account that are looked at, the last requested: many times what a year brings. */
const MOST_OF_ACCOUNT = 50;
/** Windows that are open for whatever accounts. */
const MOST_OPEN = 100;
/** A session and the call that opened it: AWS's clocks, and an intent that its call was slow to follow. */
const AROUND_SESSION = LONGEST_SESSION + 5 * MINUTE;

export async function readContext(
  accountId: AccountId,
  records: readonly ActivityRecord[],
  deps: ContextDeps,
): Promise<JudgingContext> {
  const [windows, central] = await Promise.all([
    windowsAround(accountId, spanOf(records), deps),
    centralContext(accountId, records, deps),
  ]);
  return { windows, central };
}

interface Around {
  readonly first: Instant;
  readonly last: Instant;
}

function spanOf(records: readonly ActivityRecord[]): Around {
  const times = records.map(({ kept }) => kept.event.at);
  return { first: Math.min(...times), last: Math.max(...times) };
}

function aroundSession({ first, last }: Around): Required<TimeRange> {
  return { from: first - AROUND_SESSION, to: last + AROUND_SESSION };
}

/** Those ever asked for over the account, and those open anywhere meanwhile; each read as it is now. */
async function windowsAround(
  accountId: AccountId,
  { first, last }: Around,
  { windows }: ContextDeps,
): Promise<readonly RootWindow[]> {
  const ids = await Promise.all([
    windows.ofAccount(accountId, { to: last + SECOND }, MOST_OF_ACCOUNT),
    windows.list('approved', { from: first }, MOST_OPEN),
    windows.list('unreviewed', { from: first }, MOST_OPEN),
  ]);
  return windows.loadAll([...new Set(ids.flat())]);
}

/** The central root sessions opened for the account in which one of the records may have been made, as it is now. */
export async function openingsAround(
  accountId: AccountId,
  records: readonly ActivityRecord[],
  { records: store }: Pick<ContextDeps, 'records'>,
): Promise<readonly AssumeRootEvent[]> {
  const openings = await store.openingsOf(accountId, aroundSession(spanOf(records)));
  return openings.map(({ kept }) => kept.event);
}

async function centralContext(
  accountId: AccountId,
  records: readonly ActivityRecord[],
  deps: ContextDeps,
): Promise<CentralContext> {
  const { intents, ours } = deps;
  const around = aroundSession(spanOf(records));
  const keys = records.flatMap(({ kept }) => temporaryKeysOf(kept));
  const openings = await openingsAround(accountId, records, deps);
  const isAsked = openings.length > 0 || records.some(({ kept }) => kept.kind === 'assume-root');
  const [byAccount, byKey] = await Promise.all([
    isAsked ? intents.ofAccount(accountId, around) : [],
    keys.length > 0 ? intents.ofKeys(keys) : [],
  ]);
  const isCentral = isAsked || byKey.length > 0;
  return {
    openings,
    intents: [...byAccount, ...byKey],
    ours: isCentral ? await ours() : [],
  };
}

/** Only a temporary key can be one of a central root session. */
function temporaryKeysOf({ kind, event }: ActivityRecord['kept']): readonly string[] {
  const key =
    kind === 'root' ? event.ids.accessKeyId : kind === 'assume-root' ? event.accessKeyId : undefined;
  return key?.startsWith('ASIA') === true ? [key] : [];
}
