import type { LastUse, RootEvidence } from '../evidence.ts';
import type { Fact } from '../fact.ts';
import type { Instant } from '../time.ts';

/** A use of a root credential that AWS reports; of one credential only the latest is reported. */
export interface ReportedUse {
  /** `password`, `access key 1`. */
  readonly credential: string;
  readonly use: Extract<LastUse, { kind: 'used' }>;
}

/** The last use of each credential of the root user, inactive keys too. */
export function lastUses({
  passwordLastUse,
  accessKeys,
}: Pick<RootEvidence, 'passwordLastUse' | 'accessKeys'>): readonly {
  readonly credential: string;
  readonly lastUse: Fact<LastUse>;
}[] {
  const keys =
    accessKeys.kind === 'known'
      ? accessKeys.value.map(({ label, lastUse }) => ({ credential: label, lastUse }))
      : [{ credential: 'access keys', lastUse: accessKeys }];
  return [{ credential: 'password', lastUse: passwordLastUse }, ...keys];
}

/** Those that are known, the latest first. */
export function reportedUses(
  evidence: Pick<RootEvidence, 'passwordLastUse' | 'accessKeys'>,
): readonly ReportedUse[] {
  const known = lastUses(evidence).flatMap(({ credential, lastUse }) =>
    lastUse.kind === 'known' && lastUse.value.kind === 'used' ? [{ credential, use: lastUse.value }] : [],
  );
  return known.toSorted((a, b) => b.use.at - a.use.at);
}

/** What a use is called whose credential is gone, with AWS's record of it. */
export const GONE = 'credential that is gone';

/**
 * When root was used from `since` on, the latest first: as AWS reports it, or else as a sweep saw it while AWS still had it
 * on record (`seenUse`).
 */
export function recentUses(
  evidence: Pick<RootEvidence, 'passwordLastUse' | 'accessKeys'>,
  seenUse: Instant | undefined,
  since: Instant,
): readonly ReportedUse[] {
  const recent = reportedUses(evidence).filter(({ use }) => use.at >= since);
  if (recent.length > 0 || seenUse === undefined || seenUse < since) return recent;
  return [{ credential: GONE, use: { kind: 'used', at: seenUse } }];
}
