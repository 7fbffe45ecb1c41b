import type { AccountId } from '../account.ts';
import type { Instant } from '../time.ts';
import { isUnknown, LATER, NOT_AGAIN, UNESTABLISHED } from './clauses.ts';
import { type Call, notCompared } from './compare-credentials.ts';
import { calls, type Unwanted } from './compare-roots.ts';
import type { MeasuredRoot, RootSnapshot } from './root-snapshot.ts';

/** What a window left behind in one account. */
export interface AccountFindings {
  readonly accountId: AccountId;
  readonly before: RootSnapshot;
  readonly after: RootSnapshot;
  /** In words, each a clause: "a root access key was left behind". */
  readonly calledOut: readonly string[];
}

export interface FindingsReport {
  readonly accounts: readonly AccountFindings[];
}

/** Whether of each of the window's accounts all was measured after it that could be. */
export function isComplete(report: FindingsReport, window: readonly { readonly id: AccountId }[]): boolean {
  const settled = report.accounts.filter(isSettled);
  return window.every(({ id }) => settled.some(({ accountId }) => accountId === id));
}

/**
 * Whether measuring it again would tell nothing more. It would where it could not be measured, where it is unknown whether
 * its password should be gone, and where something is only in a credential report, which is older than the window's end.
 */
export function isSettled({ before, after, calledOut }: AccountFindings): boolean {
  if (after.kind !== 'measured') return false;
  if (calledOut.some((clause) => clause.startsWith(UNESTABLISHED))) return false;
  if (after.outdatedReport === undefined) return true;
  return !isUnclear(after) && (before.kind !== 'measured' || notCompared(before, after).length === 0);
}

/**
 * What a review is told about one account. Called out: every credential that is there and was not certainly there
 * before, or is another one than before; MFA that is off and was not certainly off before, or on another device; and a
 * password that should be gone (`unwanted`: central root access could remove it). What was not measured is called out as
 * that, never passed over. A root user that has no credentials, and that central root access keeps without any, needs no
 * MFA (docs/checks.md, root-mfa).
 */
export function accountFindings(
  accountId: AccountId,
  before: RootSnapshot,
  after: RootSnapshot,
  unwanted: Unwanted,
): AccountFindings {
  const calledOut =
    after.kind === 'measured'
      ? calls(measuredOrNot(before), after, unwanted).map(({ clause }) => clause)
      : [`the root user could not be measured afterwards (${after.reason})`];
  return { accountId, before, after, calledOut };
}

/**
 * The same of an account that was measured after the window before: what changed since then is called out as that. Where
 * it cannot be measured now, what was found then stands, and that it could not is called out beside it.
 */
export function findingsAgain(
  earlier: AccountFindings,
  after: RootSnapshot,
  unwanted: Unwanted,
): AccountFindings {
  const { accountId, before, after: was } = earlier;
  if (was.kind !== 'measured') return accountFindings(accountId, before, after, unwanted);
  if (after.kind !== 'measured') {
    const again = `${NOT_AGAIN} (${after.reason})`;
    return { ...earlier, calledOut: [...earlier.calledOut.filter((clause) => clause !== again), again] };
  }
  const { calledOut } = accountFindings(accountId, before, after, unwanted);
  const changed = calls(was, after, unwanted)
    .filter(({ isChange }) => isChange === true)
    .map(({ clause }) => clause);
  const since = changed.filter((clause) => !isStanding(clause, earlier.calledOut));
  const rest = calledOut.filter((clause) => !since.includes(clause));
  const kept = earlier.calledOut.filter(
    (clause) => clause.startsWith(LATER) && rest.includes(clause.slice(LATER.length)),
  );
  const others = rest.filter((clause) => !kept.includes(LATER + clause));
  return {
    accountId,
    before,
    after,
    calledOut: [...since.map((clause) => LATER + clause), ...kept, ...others],
  };
}

/** Called out before, as what the window or the time after it left behind. */
function isStanding(clause: string, before: readonly string[]): boolean {
  return before.includes(clause) || before.includes(LATER + clause);
}

function measuredOrNot(snapshot: RootSnapshot): MeasuredRoot | undefined {
  return snapshot.kind === 'measured' ? snapshot : undefined;
}

/** What to do about an account's findings, each a clause in the imperative and once. */
export function remediesOf(findings: AccountFindings): readonly string[] {
  const { accountId, after, calledOut } = findings;
  if (calledOut.length === 0) return [];
  const isUnsure = after.kind !== 'measured' || isUnclear(after) || calledOut.some(isUnknown);
  const again = isUnsure ? [`measure the root user again with /root-status ${accountId}`] : [];
  return [...toPutRight(findings), ...again];
}

/** The same without what is only to be measured again. */
export function toPutRight({ before, after, calledOut }: AccountFindings): readonly string[] {
  if (after.kind !== 'measured') return [];
  const was = measuredOrNot(before);
  const isCalledOut = ({ clause }: Call) => isStanding(clause, calledOut);
  const remedies = [true, false].flatMap((unwanted) => calls(was, after, unwanted).filter(isCalledOut));
  return [...new Set(remedies.flatMap(({ remedy }) => (remedy === undefined ? [] : [remedy])))];
}

/** When the root users were measured last; `undefined` where none was. */
export function measuredAt({ accounts }: FindingsReport): Instant | undefined {
  const times = accounts.flatMap(({ after }) => (after.kind === 'measured' ? [after.asOf] : []));
  return times.length === 0 ? undefined : Math.max(...times);
}

function isUnclear({ accessKeys, signingCertificates, mfa, password }: MeasuredRoot): boolean {
  return [accessKeys, signingCertificates, mfa, password].includes('unknown');
}
