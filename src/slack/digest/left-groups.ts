import type { Digest, StandingFinding } from '../../domain/digest/digest.ts';
import { worstFirst } from '../../domain/digest/order.ts';
import { lastKnown } from '../../domain/snapshot/snapshot.ts';
import { grouped } from '../grouped.ts';
import { type Group, itemsOf } from '../pages/group.ts';
import { count } from '../text/words.ts';
import { group } from './groups.ts';
import { failureOf, whoseLabel } from './words.ts';

type Entry = readonly [StandingFinding, ...StandingFinding[]];

/** Accounts that are gone or suspended since, of what failed when they were last measured: nobody has mended it. */
export function leftFailingGroups({ gone, skippedSince }: Pick<Digest, 'gone' | 'skippedSince'>): Group[] {
  const accounts = [...gone.filter(({ measuring }) => measuring.kind !== 'skipped'), ...skippedSince];
  const findings = accounts.flatMap((whose) =>
    whose.checks.flatMap(({ checkId, state }) => {
      const finding = lastKnown(state);
      return finding?.status === 'fail' ? [{ whose, checkId, finding }] : [];
    }),
  );
  const entries = [...grouped(worstFirst(findings), ({ whose }) => whose).values()];
  return group(
    `Gone or suspended since, with findings when last measured (${count(entries.length, 'account')})`,
    itemsOf(entries, entryLine),
    'account',
    ['Do: find out who closed, suspended or removed them, and whether that was meant. Nothing was mended.'],
  );
}

/** `CRITICAL  payments-prod 111122223333: root access key present; root MFA off`. */
function entryLine(entry: Entry): string {
  const [{ whose, finding }] = entry;
  const clauses = entry.map(({ checkId }) => failureOf(checkId));
  return `${finding.severity.toUpperCase()}  ${whoseLabel(whose)}: ${clauses.join('; ')}`;
}
