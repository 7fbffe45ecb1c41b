import { inWords, timeAgo } from '../age.ts';
import type { LastUse, RootEvidence } from '../evidence.ts';
import { type Fact, whyUnknown } from '../fact.ts';
import type { Check, CheckOutcome, Subject } from './check.ts';
import { fail, notMeasured, pass } from './outcome.ts';
import { whereUsed } from './use-clause.ts';

interface Use {
  /** `password`, `access key 1`. */
  readonly credential: string;
  readonly lastUse: Fact<LastUse>;
}

type KnownUse = { readonly credential: string; readonly use: Extract<LastUse, { kind: 'used' }> };

/** Nobody used root lately, by password or by any key: the latest use of all counts, of inactive keys too. */
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
    'Find out who used root and what for (CloudTrail, user name root), and give that task a role.',
  );
}
