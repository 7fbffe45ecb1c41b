import type { AcknowledgementOf } from '../acknowledgement/standing.ts';
import type { ChangedAccount, CheckChange } from '../drift/drift.ts';
import { mapInPieces, type Pieces } from '../pieces.ts';
import type { BetterFinding, CheckTally, Whose, WorseFinding } from './digest.ts';
import { byWhose, worstFirst } from './order.ts';
import { findingsOf, refOf, unacknowledged } from './standing-findings.ts';

/** A change of one check, and where. */
export interface ChangeOf {
  readonly whose: Whose;
  readonly change: CheckChange;
}

/** Every change of a check, the organization's first. */
export function everyCheckChange(
  organization: readonly CheckChange[],
  accounts: readonly ChangedAccount[],
): readonly ChangeOf[] {
  const all: ChangeOf[] = organization.map((change) => ({ whose: 'organization', change }));
  for (const { account: whose, checks } of accounts) {
    for (const change of checks) all.push({ whose, change });
  }
  return all;
}

const CHANGES_PER_PIECE = 5_000;

export function* worseFindings(
  changes: readonly ChangeOf[],
  acknowledgementOf: AcknowledgementOf,
): Pieces<readonly WorseFinding[]> {
  const told = yield* mapInPieces(changes, CHANGES_PER_PIECE, (each) =>
    worseFinding(each, acknowledgementOf),
  );
  yield;
  return worstFirst(told.filter((each) => each !== undefined));
}

function worseFinding(
  { whose, change }: ChangeOf,
  acknowledgementOf: AcknowledgementOf,
): WorseFinding | undefined {
  if (change.kind !== 'worse') return undefined;
  const { checkId, now: finding } = change;
  const acknowledgement = acknowledgementOf(refOf({ whose, checkId }));
  return { whose, checkId, finding, change, ...(acknowledgement && { acknowledgement }) };
}

export function betterFindings(changes: readonly ChangeOf[]): readonly BetterFinding[] {
  const better = changes.flatMap(({ whose, change }) =>
    change.kind === 'better' ? [{ whose, checkId: change.checkId, finding: change.was, change }] : [],
  );
  return worstFirst(better).map(({ finding: _, ...each }) => each);
}

/** The changes by check: the one with the most findings first, then the one in most places. */
export function tallies(
  changes: readonly ChangeOf[],
  acknowledgementOf: AcknowledgementOf,
): readonly CheckTally[] {
  const byCheck = new Map<string, ChangeOf[]>();
  for (const each of changes) {
    const { checkId } = each.change;
    const others = byCheck.get(checkId);
    if (others === undefined) byCheck.set(checkId, [each]);
    else others.push(each);
  }
  return [...byCheck]
    .map(([checkId, of]) => tally(checkId, of, acknowledgementOf))
    .sort((a, b) => b.failing.length - a.failing.length || b.whose.length - a.whose.length);
}

function tally(checkId: string, of: readonly ChangeOf[], acknowledgementOf: AcknowledgementOf): CheckTally {
  const failing = of.flatMap(({ whose, change }) =>
    change.kind === 'first-measured' ? findingsOf(whose, [{ checkId, state: change.now }]) : [],
  );
  return {
    checkId,
    whose: byWhose(of).map(({ whose }) => whose),
    failing: worstFirst(unacknowledged(failing, acknowledgementOf)),
  };
}
