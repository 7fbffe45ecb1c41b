import type { AcknowledgementOf } from '../acknowledgement/standing.ts';
import type { ChangedAccount, Drift } from '../drift/drift.ts';
import type { Pieces } from '../pieces.ts';
import type { AccountSnapshot } from '../snapshot/snapshot.ts';
import { betterFindings, type ChangeOf, everyCheckChange, tallies, worseFindings } from './check-lists.ts';
import type { Digest, FirstSeenAccount, Whose } from './digest.ts';
import { byName, byWhose, worstFirst } from './order.ts';
import { findingsOf, unacknowledged } from './standing-findings.ts';

export type Changes = CheckLists & AccountLists;
type CheckLists = Pick<Digest, 'worse' | 'better' | 'becameUnknown' | 'firstMeasured'>;
type AccountLists = Pick<
  Digest,
  'firstSeen' | 'gone' | 'measuredAgain' | 'skippedSince' | 'moved' | 'renamed'
>;

/** What changed, list by list; nothing where there is nothing to compare with. `acknowledgementOf`: that hold now. */
export function* changesOf(drift: Drift | undefined, acknowledgementOf: AcknowledgementOf): Pieces<Changes> {
  const { organization, accounts }: Pick<Drift, 'organization' | 'accounts'> = drift ?? NOTHING;
  const changed = changedByName(accounts);
  yield;
  const firstSeen = firstSeenAccounts(accounts, acknowledgementOf);
  yield;
  const checks = everyCheckChange(organization, changed);
  yield;
  const worse = yield* worseFindings(checks, acknowledgementOf);
  yield;
  const better = betterFindings(checks);
  const becameUnknown = tallies(checks.filter(isUnknownByItself), acknowledgementOf);
  yield;
  const firstMeasured = tallies(checks.filter(isFirst(firstSeen)), acknowledgementOf);
  yield;
  return {
    ...{ worse, better, becameUnknown, firstMeasured, firstSeen },
    gone: byName(accounts.flatMap((each) => (each.kind === 'gone' ? [each.account] : []))),
    measuredAgain: accountsThat(changed, isMeasuredAgain),
    skippedSince: accountsThat(changed, ({ measuring }) => measuring?.to.kind === 'skipped'),
    ...noted(changed),
  };
}

/** Measured for the first time in an account that itself is not new. */
function isFirst(firstSeen: readonly FirstSeenAccount[]): (change: ChangeOf) => boolean {
  const seen = new Set<Whose>(firstSeen.map(({ account }) => account));
  return ({ whose, change }) => change.kind === 'first-measured' && !seen.has(whose);
}

function changedByName(accounts: Drift['accounts']): readonly ChangedAccount[] {
  const changed = accounts.flatMap((each) =>
    each.kind === 'changed' ? [{ whose: each.account, change: each }] : [],
  );
  return byWhose(changed).map(({ change }) => change);
}

const NOTHING = { organization: [], accounts: [] };

/** The account was measured all the same; otherwise it is told as a whole. */
function isUnknownByItself({ whose, change }: ChangeOf): boolean {
  const isReached = whose === 'organization' || whose.measuring.kind === 'measured';
  return change.kind === 'became-unmeasurable' && isReached;
}

function isMeasuredAgain({ measuring }: ChangedAccount): boolean {
  return measuring?.to.kind === 'measured' && wasEverMeasured(measuring.from);
}

function isMeasuredAtLast({ measuring }: ChangedAccount): boolean {
  return measuring?.to.kind === 'measured' && !wasEverMeasured(measuring.from);
}

function wasEverMeasured(measuring: AccountSnapshot['measuring']): boolean {
  return measuring.kind === 'measured' || measuring.lastMeasured !== undefined;
}

function firstSeenAccounts(
  accounts: Drift['accounts'],
  acknowledgementOf: AcknowledgementOf,
): readonly FirstSeenAccount[] {
  const seen = accounts.flatMap((each) => {
    if (each.kind === 'gone' || (each.kind === 'changed' && !isMeasuredAtLast(each))) return [];
    const { account } = each;
    const failing = worstFirst(unacknowledged(findingsOf(account, account.checks), acknowledgementOf));
    return [{ account, kind: each.kind === 'new' ? ('new' as const) : ('measured' as const), failing }];
  });
  return worstAccountsFirst(seen);
}

function worstAccountsFirst(seen: readonly FirstSeenAccount[]): readonly FirstSeenAccount[] {
  const byAccount = new Map<Whose, FirstSeenAccount>(seen.map((each) => [each.account, each]));
  const worst = worstFirst(seen.flatMap(({ failing }) => failing.slice(0, 1))).map(({ whose }) => whose);
  const others = byWhose(
    seen.filter(({ failing }) => failing.length === 0).map(({ account }) => ({ whose: account })),
  );
  const order = [...worst, ...others.map(({ whose }) => whose)];
  return order.flatMap((whose) => byAccount.get(whose) ?? []);
}

function accountsThat(
  changed: readonly ChangedAccount[],
  holds: (change: ChangedAccount) => boolean,
): readonly AccountSnapshot[] {
  return byName(changed.filter(holds).map(({ account }) => account));
}

function noted(changed: readonly ChangedAccount[]): Pick<Digest, 'moved' | 'renamed'> {
  const inOrder = byWhose(changed.map((change) => ({ whose: change.account, change })));
  return {
    moved: inOrder.flatMap(({ change: { account, movedFrom: from } }) => (from ? [{ account, from }] : [])),
    renamed: inOrder.flatMap(({ change: { account, renamedFrom: from } }) =>
      from === undefined ? [] : [{ account, from }],
    ),
  };
}
