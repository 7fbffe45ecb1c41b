import { mapInPieces, type Pieces } from '../pieces.ts';
import type { CheckSnapshot, Snapshot } from '../snapshot/snapshot.ts';
import type { Instant } from '../time.ts';
import type { Whose } from './digest.ts';
import { byName } from './order.ts';

/** One check that is unknown for one reason since one time, in accounts that were measured, or of the organization. */
export interface UnknownCause {
  readonly checkId: string;
  /** A sentence. */
  readonly reason: string;
  /** What would make it known, sentences in the imperative; empty where nobody can say. */
  readonly remedies: readonly string[];
  readonly since: Instant;
  /** By name, the organization's first. Never empty. */
  readonly whose: readonly Whose[];
}

const ACCOUNTS_PER_PIECE = 1_000;

/** The checks that are unknown, by cause; the one in most places first, then the longest. */
export function* unknownCauses({
  organization,
  accounts,
}: Pick<Snapshot, 'organization' | 'accounts'>): Pieces<readonly UnknownCause[]> {
  const groups = new Map<string, Omit<UnknownCause, 'whose'> & { readonly whose: Whose[] }>();
  const tell = (whose: Whose, { checkId, state }: CheckSnapshot) => {
    if (state.status !== 'unknown') return;
    const { since, reason = NO_REASON, remedies = [] } = state;
    const key = `${checkId} ${since} ${reason}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { checkId, reason, remedies, since, whose: [whose] });
    else group.whose.push(whose);
  };
  const measured = byName(accounts.filter(({ measuring }) => measuring.kind === 'measured'));
  yield;
  for (const check of organization) tell('organization', check);
  yield* mapInPieces(measured, ACCOUNTS_PER_PIECE, (account) => {
    for (const check of account.checks) tell(account, check);
  });
  yield;
  return [...groups.values()].sort((a, b) => b.whose.length - a.whose.length || a.since - b.since);
}

const NO_REASON = 'It could not be read.';
