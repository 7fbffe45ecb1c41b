import type { ShownResult } from '../../domain/acknowledgement/acknowledge.ts';
import type { Acknowledgement } from '../../domain/acknowledgement/acknowledgement.ts';
import { liveFindings } from '../../domain/acknowledgement/live.ts';
import { stillHolds } from '../../domain/acknowledgement/standing.ts';
import type { StandingFinding, Whose } from '../../domain/digest/digest.ts';
import type { Posture } from '../../domain/posture.ts';
import { type FindingRef, type Findings, findAccount, findState } from '../../domain/snapshot/find-state.ts';
import type { CheckState, Snapshot } from '../../domain/snapshot/snapshot.ts';
import type { Instant } from '../../domain/time.ts';
import type { AcknowledgementStore } from '../digest-ports.ts';
import type { ResultStore } from '../ports.ts';
import type { AskedFinding } from './acknowledging.ts';
import type { RecentSnapshot } from './recent-snapshot.ts';

export interface FindStandingDeps {
  readonly acknowledgements: Pick<AcknowledgementStore, 'of'>;
  readonly recentSnapshot: RecentSnapshot;
  readonly results: Pick<ResultStore, 'load'>;
}

/** What is known of a finding that a person has before them. */
export interface KnownFinding {
  /** The last snapshot; absent before the first. */
  readonly snapshot: Snapshot | undefined;
  /** What the person looks at, where that is fresher. */
  readonly shown?: ShownResult;
  /** The account, or the organization, as the fresher of the two has it; absent where there is neither. */
  readonly findings?: Findings;
  /** The last acknowledgement of it, whether it holds or not. */
  readonly latest: Acknowledgement | undefined;
}

/** Throws where the store does not answer. A result that has expired is as if there were none. */
export async function knownFinding(
  asked: AskedFinding,
  { acknowledgements, recentSnapshot, results }: FindStandingDeps,
  now: Instant,
): Promise<KnownFinding> {
  const [latest, snapshot, posture] = await Promise.all([
    acknowledgements.of(asked),
    recentSnapshot(),
    asked.resultId === undefined ? undefined : results.load(asked.resultId, now),
  ]);
  const part = posture && partOf(posture, asked.on);
  if (part === undefined || (snapshot !== undefined && snapshot.takenAt >= part.measuredAt)) {
    return { latest, snapshot, ...(snapshot && { findings: snapshot }) };
  }
  const shown = shownResult(part, asked);
  const findings = liveFindings(part, { snapshot, acknowledgements: latest ? [latest] : [], now });
  return { latest, snapshot, findings, ...(shown && { shown }) };
}

/** The account of the finding alone, or the organization alone; `undefined` where the posture has no such account. */
function partOf(posture: Posture, on: FindingRef['on']): Posture | undefined {
  if (on === 'organization') return { ...posture, accounts: [] };
  const accounts = posture.accounts.filter(({ account }) => account.id === on);
  return accounts.length === 0 ? undefined : { ...posture, organization: [], accounts };
}

function shownResult({ organization, accounts }: Posture, { checkId }: FindingRef): ShownResult | undefined {
  const [account] = accounts;
  const result = (account?.results ?? organization).find((each) => each.checkId === checkId);
  return result && { result, ...(account && { audit: account.audit }) };
}

/** The acknowledgement that covers the finding at `now`. */
export function coveredBy({ latest, findings }: KnownFinding, now: Instant): Acknowledgement | undefined {
  return latest && findings && stillHolds(latest, findings, now) ? latest : undefined;
}

/** The finding as it stands, or why it cannot be acknowledged. */
export function standingOf(
  { findings }: KnownFinding,
  ref: FindingRef,
): StandingFinding | 'not-failing' | 'not-measured' | 'critical' {
  const state = findings && findState(findings, ref);
  const whose = findings && whoseOf(findings, ref.on);
  if (state?.status === 'unknown') return 'not-measured';
  if (whose === undefined || !isFailing(state)) return 'not-failing';
  return state.severity === 'critical' ? 'critical' : { whose, checkId: ref.checkId, finding: state };
}

function isFailing(state: CheckState | undefined): state is Extract<CheckState, { status: 'fail' }> {
  return state?.status === 'fail';
}

function whoseOf({ accounts }: Findings, on: FindingRef['on']): Whose | undefined {
  return on === 'organization' ? 'organization' : findAccount(accounts, on);
}
