import type { Digest, HeadlineFact } from '../../domain/digest/digest.ts';
import type { Instant } from '../../domain/time.ts';
import { count, number } from '../text/words.ts';
import { criticalAsBefore } from './standing-groups.ts';
import { dayInWords } from './words.ts';

/** The first line: `Root digest, 20 Nov: 240 of 600 NOT MEASURED, 1 unsanctioned use`. */
export function digestHeadline(digest: Digest, now: Instant): string {
  const critical = stillCritical(digest);
  const facts = digest.headline.filter(({ kind }) => critical.length === 0 || kind !== 'nothing-worse');
  const inWords = (of: readonly HeadlineFact[]) => of.map((fact) => factInWords(fact, digest));
  const all = [
    ...inWords(facts.filter(isMoreUrgent)),
    ...critical,
    ...inWords(facts.filter((fact) => !isMoreUrgent(fact))),
    ...noLongerMeasured(digest),
    ...silence(digest),
  ];
  return `Root digest, ${dayInWords(digest.date, now)}: ${all.join(', ')}`;
}

/** Than what is critical as it was before. */
function isMoreUrgent(fact: HeadlineFact): boolean {
  return fact.kind === 'unsanctioned-use' || (fact.kind === 'not-measured' && fact.first);
}

function factInWords(fact: HeadlineFact, digest: Digest): string {
  switch (fact.kind) {
    case 'not-measured':
      return `${number(fact.count)} of ${number(fact.of)} NOT MEASURED`;
    case 'unsanctioned-use':
      return count(fact.count, 'unsanctioned use');
    case 'worse':
      return `${count(fact.findings, 'finding')} got worse (${worst(fact)})`;
    case 'failing-at-first-sight':
      return `${count(fact.accounts, 'account')} seen for the first time with findings`;
    case 'new-checks-failing':
      return `${count(fact.findings, 'finding')} of checks measured for the first time`;
    case 'returned':
      return `${count(fact.findings, 'acknowledgement')} ended`;
    case 'overdue':
      return `${count(fact.reviews, 'review')} overdue`;
    case 'critical-when-last-measured':
      return `${number(fact.findings)} CRITICAL when last measured`;
    case 'left':
      return leftInWords(fact);
    case 'partly-measured':
      return `${number(fact.count)} of ${number(fact.of)} measured IN PART ONLY`;
    case 'nothing-worse':
      return 'nothing got worse';
    case 'nothing-measured':
      return 'NOTHING MEASURED';
    case 'not-compared':
      return 'NOT COMPARED with any day before';
    case 'first-day':
      return firstDay(digest);
  }
}

/** `590 of 600 accounts gone or suspended`; where they are few, only those with findings. */
function leftInWords({
  count: left,
  of,
  large,
  failing,
  worst,
}: Extract<HeadlineFact, { kind: 'left' }>): string {
  const ranked = worst === undefined ? '' : ` (${failing === 1 ? '' : 'worst '}${worst.toUpperCase()})`;
  if (!large) return `${count(failing, 'account')} with findings gone or suspended${ranked}`;
  const all = `${number(left)} of ${count(of, 'account')} gone or suspended`;
  return failing === 0 ? all : `${all}, ${number(failing)} with findings${ranked}`;
}

function worst(fact: Extract<HeadlineFact, { kind: 'worse' }>): string {
  const { findings, worst: severity, acknowledged } = fact;
  const ranked = findings === 1 ? severity.toUpperCase() : `worst ${severity.toUpperCase()}`;
  return acknowledged === 0 ? ranked : `${ranked}, ${number(acknowledged)} acknowledged`;
}

/** Nothing that was not measured is called fine. */
function firstDay({ counts, failing, partlyMeasured }: Digest): string {
  const accounts = counts.failing + counts.unmeasuredFailing;
  if (accounts > 0) return `first day, ${count(accounts, 'account')} with findings${criticalOf(failing)}`;
  if (failing.length > 0) return 'first day, a finding of the organization itself';
  if (counts.measured === 0) return 'first day, nothing measured';
  if (counts.unmeasured + partlyMeasured.length > 0) return 'first day, no finding in what was measured';
  return counts.acknowledged > 0 ? 'first day, all findings acknowledged' : 'first day, no findings';
}

/** `(118 CRITICAL)`: accounts. */
function criticalOf(failing: Digest['failing']): string {
  const critical = failing.filter(({ whose, finding }) => {
    return whose !== 'organization' && finding.severity === 'critical';
  });
  const accounts = new Set(critical.map(({ whose }) => whose)).size;
  return accounts === 0 ? '' : ` (${number(accounts)} CRITICAL)`;
}

/** Nothing where it is said already how many were measured in part only. */
function noLongerMeasured({ becameUnknown, headline }: Digest): string[] {
  return becameUnknown.length === 0 || headline.some(({ kind }) => kind === 'partly-measured')
    ? []
    : [`${count(becameUnknown.length, 'check')} no longer measured everywhere`];
}

/** "Nothing got worse" is no calm while something critical stands: that is told in its place, unless there is news. */
function stillCritical(digest: Digest): string[] {
  if (digest.headline.some(({ kind }) => NEWS.has(kind))) return [];
  const findings = criticalAsBefore(digest).length;
  const stand = findings === 1 ? 'stands' : 'stand';
  return findings === 0 ? [] : [`${count(findings, 'CRITICAL finding')} ${stand} as before`];
}

const NEWS: ReadonlySet<HeadlineFact['kind']> = new Set([
  'worse',
  'failing-at-first-sight',
  'new-checks-failing',
]);

/** On a day that reads as calm otherwise. */
function silence({ headline, alarmPath }: Digest): string[] {
  const isCalm = headline.some(({ kind }) => kind === 'nothing-worse' || kind === 'first-day');
  const silent = alarmPath?.silent.length ?? 0;
  return isCalm && silent > 0 ? [`alarm path silent in ${count(silent, 'account')}`] : [];
}
