import type { Acknowledgement } from '../acknowledgement/acknowledgement.ts';
import { type AcknowledgementOf, endedWhy, latestOf, stillHolds } from '../acknowledgement/standing.ts';
import { mapInPieces, type Pieces } from '../pieces.ts';
import type { FindingRef } from '../snapshot/find-state.ts';
import type { CheckSnapshot, Snapshot } from '../snapshot/snapshot.ts';
import type { Instant } from '../time.ts';
import type { AcknowledgedStanding, Digest, ReturnedFinding, StandingFinding, Whose } from './digest.ts';
import { byName, worstFirst } from './order.ts';

const ACCOUNTS_PER_PIECE = 1_000;

export type StandingFindings = Pick<Digest, 'failing' | 'acknowledged' | 'lastKnownFailing'>;

/**
 * Every finding of the organization and of the accounts that are not suspended or the like, told apart by whether somebody
 * answers for it, and whether it was measured.
 */
export function* standingFindings(
  snapshot: Snapshot,
  acknowledgementOf: AcknowledgementOf,
): Pieces<StandingFindings> {
  const { failing, acknowledged, lastKnownFailing, tell } = createTelling(acknowledgementOf);
  const expected = byName(snapshot.accounts.filter(({ measuring }) => measuring.kind !== 'skipped'));
  yield;
  for (const check of snapshot.organization) tell('organization', check);
  yield* mapInPieces(expected, ACCOUNTS_PER_PIECE, (account) => {
    for (const check of account.checks) tell(account, check);
  });
  yield;
  const inOrder = worstFirst(failing);
  yield;
  return {
    failing: inOrder,
    acknowledged: worstFirst(acknowledged),
    lastKnownFailing: worstFirst(lastKnownFailing),
  };
}

function createTelling(acknowledgementOf: AcknowledgementOf) {
  const failing: StandingFinding[] = [];
  const acknowledged: AcknowledgedStanding[] = [];
  const lastKnownFailing: StandingFinding[] = [];
  const tell = (whose: Whose, { checkId, state }: CheckSnapshot) => {
    if (state.status === 'fail') {
      const acknowledgement = acknowledgementOf(refOf({ whose, checkId }));
      if (acknowledgement === undefined) failing.push({ whose, checkId, finding: state });
      else acknowledged.push({ whose, checkId, finding: state, acknowledgement });
    } else if (state.status === 'unknown' && state.last?.status === 'fail') {
      lastKnownFailing.push({ whose, checkId, finding: state.last });
    }
  };
  return { failing, acknowledged, lastKnownFailing, tell };
}

/** Those of `failing` that somebody answered for when `previous` was taken, with what ended that. */
export function returnedFindings(
  failing: readonly StandingFinding[],
  { previous, snapshot, acknowledgements, now }: Since,
): readonly ReturnedFinding[] {
  const latest = latestOf(acknowledgements);
  return failing.flatMap((standing) => {
    const acknowledgement = latest(refOf(standing));
    if (acknowledgement === undefined || !stillHolds(acknowledgement, previous, previous.takenAt)) return [];
    const why = endedWhy(acknowledgement, snapshot, now);
    return why === undefined ? [] : [{ ...standing, acknowledgement, why }];
  });
}

interface Since {
  readonly previous: Snapshot;
  readonly snapshot: Snapshot;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly now: Instant;
}

/** Those that nobody answers for. */
export function unacknowledged(
  findings: readonly StandingFinding[],
  acknowledgementOf: AcknowledgementOf,
): readonly StandingFinding[] {
  return findings.filter((finding) => acknowledgementOf(refOf(finding)) === undefined);
}

export function refOf({ whose, checkId }: Pick<StandingFinding, 'whose' | 'checkId'>): FindingRef {
  return { on: whose === 'organization' ? whose : whose.id, checkId };
}

/** The findings among the checks of one account, or of the organization. */
export function findingsOf(whose: Whose, checks: readonly CheckSnapshot[]): readonly StandingFinding[] {
  return checks.flatMap(({ checkId, state }) =>
    state.status === 'fail' ? [{ whose, checkId, finding: state }] : [],
  );
}
