import { inWords, timeAgo } from '../age.ts';
import type { LastUse, RootEvidence } from '../evidence.ts';
import { type Fact, whyUnknown } from '../fact.ts';
import type { Instant } from '../time.ts';
import type { Check, CheckOutcome, Subject } from './check.ts';
import { fail, notMeasured, pass } from './outcome.ts';
import { whereUsed } from './use-clause.ts';

interface Use {
  /** `password`, `access key 1`. */
  readonly credential: string;
  readonly lastUse: Fact<LastUse>;
}

type KnownUse = { readonly credential: string; readonly use: Extract<LastUse, { kind: 'used' }> };

/**
 * Nobody used root lately, by password or by any key: the latest use of all counts, of inactive keys too, and of
 * credentials that are gone where a sweep saw it.
 */
export const rootRecentUse: Check = {
  id: 'root-recent-use',
  title: 'Root not used recently',
  failure: 'root used recently',
  severity: 'medium',
  controls: { cis: { '3.0/4.0': '1.7', '5.0': '1.6', '6.0': '2.6', '7.0': '2.7' } },
  evaluate(subject) {
    const { evidence } = subject;
    if (evidence.kind === 'unknown') return notMeasured('Last use of root', evidence);
    const uses = usesOf(evidence.value);
    const latest = latestOf(uses);
    if (latest !== undefined && isRecent(latest, subject)) return recent(latest, subject);
    const unread = whyUnknown(uses.map(({ lastUse }) => lastUse));
    if (unread !== undefined) return notMeasured('Last use of root', unread);
    const seen = seenAlone(subject);
    if (seen !== undefined) return recentAsSeen(seen, subject);
    return latest === undefined
      ? pass('No use of root is on record.')
      : pass(`Root ${latest.credential} was last used ${timeAgo(latest.use.at, subject.now)}.`);
  },
};

function usesOf({ passwordLastUse, accessKeys }: RootEvidence): readonly Use[] {
  const keys =
    accessKeys.kind === 'known'
      ? accessKeys.value.map(({ label, lastUse }) => ({ credential: label, lastUse }))
      : [{ credential: 'access keys', lastUse: accessKeys }];
  return [{ credential: 'password', lastUse: passwordLastUse }, ...keys];
}

function latestOf(uses: readonly Use[]): KnownUse | undefined {
  const known = uses.flatMap(({ credential, lastUse }) =>
    lastUse.kind === 'known' && lastUse.value.kind === 'used' ? [{ credential, use: lastUse.value }] : [],
  );
  return known.toSorted((a, b) => b.use.at - a.use.at)[0];
}

function isRecent({ use }: KnownUse, { policy, now }: Subject): boolean {
  return now - use.at <= policy.recentUse;
}

function recent({ credential, use }: KnownUse, { policy, now }: Subject): CheckOutcome {
  return fail(
    `Root ${credential} used ${timeAgo(use.at, now)}${whereUsed(use)}; the limit is ${inWords(policy.recentUse)}.`,
    FIND_OUT,
  );
}

/** A recent use that an earlier sweep saw; AWS's record of it is gone, since it shows no recent one. */
function seenAlone({ seenUse, policy, now }: Subject): Instant | undefined {
  return seenUse !== undefined && now - seenUse <= policy.recentUse ? seenUse : undefined;
}

function recentAsSeen(at: Instant, { policy, now }: Subject): CheckOutcome {
  return fail(
    `Root was used ${timeAgo(at, now)}, as seen before; the key or password it was used with is gone since, and AWS's record of the use with it. The limit is ${inWords(policy.recentUse)}.`,
    FIND_OUT,
  );
}

const FIND_OUT =
  'Find out who used root and what for (CloudTrail, user name root), and give that task a role.';
