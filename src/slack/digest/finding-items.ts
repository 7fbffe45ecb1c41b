import type { StandingFinding, Whose, WorseFinding } from '../../domain/digest/digest.ts';
import type { Worsening } from '../../domain/snapshot/worsening.ts';
import type { Instant } from '../../domain/time.ts';
import { wordsOf } from '../check-words.ts';
import { detailLine, doLine, type Extent } from '../finding-text.ts';
import type { Group } from '../pages/group.ts';
import { date } from '../text/time.ts';
import { count } from '../text/words.ts';
import { failureOf, personName, places, whoseLabel } from './words.ts';

/** Up to so many accounts each is told with what to do; of more, what to do is told once a check. */
const TOLD_IN_FULL = 8;
const IN_FULL = 3;
const SHORT: Extent = { limit: 240, where: "see the account's details" };
const PREVIEW = 8;

/** A finding with the words that stand for it; absent: what fails. */
export type Told = StandingFinding & { readonly clause?: string };

/**
 * Findings account by account, in their order: what shows in two checks of one account is one entry. Many accounts are
 * first counted by check, with what to do.
 */
export function findingsGroup(heading: string, findings: readonly Told[]): Group[] {
  if (findings.length === 0) return [];
  const entries = byWhose(findings);
  const inFull = entries.length <= TOLD_IN_FULL;
  const items = entries.map((entry) => (inFull ? fullEntry(entry) : shortEntry(entry)));
  return [
    {
      heading: `${heading} (${places(findings.map(({ whose }) => whose))})`,
      lines: inFull ? [] : byCheck(findings),
      items,
      layout: 'lines',
      noun: 'account',
      preview: Math.min(PREVIEW, items.length),
    },
  ];
}

/** What got worse, with how and by whom it is acknowledged: `root access key present (used again)`. */
export function worseClause({ checkId, change, acknowledgement }: WorseFinding, now: Instant): string {
  const notes = [
    ...(change.how === 'worsened' ? change.by.map((each) => WORSENINGS[each]) : []),
    ...(change.gap ? [`some time after ${date(change.gap.since, now)}`] : []),
    ...(acknowledgement ? [`acknowledged by ${personName(acknowledgement.by)}`] : []),
  ];
  return notes.length === 0 ? failureOf(checkId) : `${failureOf(checkId)} (${notes.join(', ')})`;
}

const WORSENINGS: Readonly<Record<Worsening, string>> = {
  severity: 'ranked higher',
  'access-keys': 'one more key',
  'active-access-keys': 'more keys active',
  'last-use': 'used again',
  password: 'a password is set now',
  'mfa-disagrees': 'now about MFA too',
  'access-keys-disagree': 'now about access keys too',
  'password-disagrees': 'now about the password too',
  'signing-certificates-disagree': 'now about signing certificates too',
};

function byWhose(findings: readonly Told[]): readonly (readonly Told[])[] {
  const groups = new Map<Whose, Told[]>();
  for (const each of findings) {
    const others = groups.get(each.whose);
    if (others === undefined) groups.set(each.whose, [each]);
    else others.push(each);
  }
  return [...groups.values()];
}

/** `CRITICAL  payments-prod 111122223333: root access key present; root used recently`. */
function shortEntry(entry: readonly Told[]): string {
  const [worst] = entry;
  if (worst === undefined) return '';
  const clauses = entry.map(({ clause, checkId }) => clause ?? failureOf(checkId));
  return `${worst.finding.severity.toUpperCase()}  ${whoseLabel(worst.whose)}: ${clauses.join('; ')}`;
}

/** The same with the details, and what to do, of its worst. */
function fullEntry(entry: readonly Told[]): string {
  const told = entry.slice(0, IN_FULL).map(({ finding: { detail, remedy } }) => {
    return `${detailLine(detail, SHORT)} ${doLine(remedy, SHORT)}`;
  });
  return [shortEntry(entry), ...new Set(told)].join('\n    ');
}

/** `HIGH  Root MFA off: 5,000 accounts. Do: …`, worst first. */
function byCheck(findings: readonly Told[]): string[] {
  const checks = new Map<string, Told[]>();
  for (const each of findings) {
    const key = `${each.finding.severity} ${each.checkId}`;
    const others = checks.get(key);
    if (others === undefined) checks.set(key, [each]);
    else others.push(each);
  }
  return [...checks.values()].flatMap((same) => checkLine(same));
}

function checkLine(same: readonly Told[]): string[] {
  const [first] = same;
  if (first === undefined) return [];
  const { checkId, finding } = first;
  const what = `${finding.severity.toUpperCase()}  ${wordsOf(checkId).failure}`;
  const where = places(same.map(({ whose }) => whose));
  return [`${what}: ${where}. ${remedyOf(same)}`];
}

/** Remedies that differ by account stand in its details. */
function remedyOf(same: readonly Told[]): string {
  const remedies = new Set(same.map(({ finding }) => finding.remedy));
  const [only = ''] = remedies;
  return remedies.size === 1
    ? doLine(only, SHORT)
    : `Do: ${count(remedies.size, 'remedy', 'different remedies')}; see each account's details.`;
}
