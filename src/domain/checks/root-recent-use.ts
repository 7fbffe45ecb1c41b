import { inWords, timeAgo } from '../age.ts';
import { whyUnknown } from '../fact.ts';
import { type Accounted, accountedFor, isOf, severityOf } from '../root-use/accounted.ts';
import { accountedInWords, alertInWords } from '../root-use/accounted-words.ts';
import { GONE, lastUses, type ReportedUse, recentUses, reportedUses } from '../root-use/recent-uses.ts';
import type { UseAlert } from '../root-use/root-use.ts';
import { isUnsettled } from '../root-use/use-alert.ts';
import { type Check, type CheckOutcome, SEVERITIES, type Severity, type Subject } from './check.ts';
import { failAs, notMeasured, pass } from './outcome.ts';
import { whereUsed } from './use-clause.ts';

/**
 * Nobody used root lately, by password or by any key: the latest use of all counts, of inactive keys too, and of
 * credentials that are gone where a sweep saw it. How grave a use is depends on whether a window covers it.
 */
export const rootRecentUse: Check = {
  id: 'root-recent-use',
  title: 'Root not used recently',
  failure: 'root used recently',
  severity: 'medium',
  controls: { cis: { '3.0/4.0': '1.7', '5.0': '1.6', '6.0': '2.6', '7.0': '2.7' } },
  evaluate(subject) {
    const { evidence, seenUse, policy, now } = subject;
    if (evidence.kind === 'unknown') return notMeasured('Last use of root', evidence);
    const [latest, ...others] = recentUses(evidence.value, seenUse, now - policy.recentUse);
    if (latest !== undefined && latest.credential !== GONE) return recent([latest, ...others], subject);
    const unread = whyUnknown(lastUses(evidence.value).map(({ lastUse }) => lastUse));
    if (unread !== undefined) return notMeasured('Last use of root', unread);
    if (latest !== undefined) return recent([latest], subject);
    const [before] = reportedUses(evidence.value);
    return before === undefined
      ? pass('No use of root is on record.')
      : pass(`Root ${before.credential} was last used ${timeAgo(before.use.at, now)}.`);
  },
};

/** A recent use with how it is accounted for. */
interface Told {
  readonly reported: ReportedUse;
  readonly accounted: Accounted;
}

function recent(uses: readonly [ReportedUse, ...ReportedUse[]], subject: Subject): CheckOutcome {
  const told = uses.map((reported): Told => {
    return { reported, accounted: accountedFor(reported, subject.rootUse, subject.now) };
  });
  const alerts = otherAlerts(uses, subject);
  const severity = worstOf([
    ...told.map(({ accounted }) => severityOf(accounted)),
    ...(alerts.length > 0 ? (['high'] as const) : []),
  ]);
  const detail = [...detailOf(told, subject), ...alerts.slice(0, MOST_ALERTS).map(earlier)].join(' ');
  const findOut = subject.rootUse === undefined ? FIND_OUT : LOOK_IT_UP;
  return failAs(severity, detail, REMEDIES[severity] ?? findOut);
}

/** The latest first and in full, of the others what is told of them differently. */
function detailOf(told: readonly Told[], subject: Subject): readonly string[] {
  const [first, ...others] = told.map((each) => ({ ...each, words: accountedInWords(each.accounted) }));
  if (first === undefined) return [];
  const different = others.filter(({ words }) => words !== first.words);
  return [
    latestInWords(first.reported, subject),
    first.words,
    ...different.map(
      ({ reported: { credential, use }, words }) =>
        `Root ${credential} was used ${timeAgo(use.at, subject.now)}: ${words}`,
    ),
  ];
}

function latestInWords({ credential, use }: ReportedUse, { policy, now }: Subject): string {
  const limit = inWords(policy.recentUse);
  if (credential === GONE) {
    return `Root was used ${timeAgo(use.at, now)}, as seen before; the key or password it was used with is gone since, and AWS's record of the use with it. The limit is ${limit}.`;
  }
  return `Root ${credential} used ${timeAgo(use.at, now)}${whereUsed(use)}; the limit is ${limit}.`;
}

/** Those of uses that AWS does not report any more, which nobody said were fine. */
function otherAlerts(uses: readonly ReportedUse[], { rootUse }: Subject): readonly UseAlert[] {
  if (rootUse?.kind !== 'read') return [];
  return rootUse.alerts.filter((alert) => isUnsettled(alert) && !uses.some(({ use }) => isOf(alert, use.at)));
}

const MOST_ALERTS = 2;

function earlier(alert: UseAlert): string {
  return `Another use: ${alertInWords(alert)}.`;
}

function worstOf(severities: readonly Severity[]): Severity {
  return SEVERITIES.find((severity) => severities.includes(severity)) ?? 'medium';
}

const FIND_OUT =
  'Find out who used root and what for (CloudTrail, user name root), and give that task a role.';

const LOOK_IT_UP =
  'Find out who used root and what for (/root-activity with the account looks at CloudTrail too), and give that task a role.';

const REMEDIES: Readonly<Partial<Record<Severity, string>>> = {
  high: 'Treat it as an incident until somebody on call has said on its alert what it was. /root-activity with the account shows what was done.',
  low: "Read the window's review: /root-windows and its id. Give that task a role, if one can do it.",
};
