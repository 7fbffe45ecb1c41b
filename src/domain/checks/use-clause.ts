import { timeAgo } from '../age.ts';
import type { LastUse } from '../evidence.ts';
import type { Fact } from '../fact.ts';
import type { Instant } from '../time.ts';

/** A key's last use as the end of a sentence: `, used 3 h ago (s3, us-east-1)`. */
export function useClause(lastUse: Fact<LastUse>, now: Instant): string {
  if (lastUse.kind === 'unknown') return ', last use not known';
  const use = lastUse.value;
  if (use.kind === 'never') return ', no use on record';
  return `, used ${timeAgo(use.at, now)}${whereUsed(use)}`;
}

/** ` (s3, us-east-1)`, as far as AWS said. */
export function whereUsed({ service, region }: Extract<LastUse, { kind: 'used' }>): string {
  const where = [service, region].filter((word) => word !== undefined).join(', ');
  return where === '' ? '' : ` (${where})`;
}
