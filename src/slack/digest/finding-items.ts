import type { Acknowledgement } from '../../domain/acknowledgement/acknowledgement.ts';
import { SEVERITIES } from '../../domain/checks/check.ts';
import type { StandingFinding, WorseFinding } from '../../domain/digest/digest.ts';
import type { Worsening } from '../../domain/snapshot/worsening.ts';
import type { Instant } from '../../domain/time.ts';
import { wordsOf } from '../check-words.ts';
import { detailLine, doLine, type Extent } from '../finding-text.ts';
import { grouped } from '../grouped.ts';
import { type Group, itemsOf } from '../pages/group.ts';
import { date } from '../text/time.ts';
import { count } from '../text/words.ts';
import { group } from './groups.ts';
import { failureOf, personName, places, whoseLabel } from './words.ts';

/** Up to so many accounts each is told with what to do; of more, what to do is told once a check. */
const TOLD_IN_FULL = 8;
const IN_FULL = 3;
const SHORT: Extent = { limit: 240, where: "see the account's details" };
const PREVIEW = 8;

/** The words that stand for a finding, where it is not only what fails. */
type ClauseOf<Finding> = (finding: Finding) => string;

/** The findings of one account. */
type Entry<Finding> = readonly [Finding, ...Finding[]];

/**
 * Findings account by account, in their order: what shows in two checks of one account is one entry. Many accounts are
 * first counted by check, with what to do.
 */
export function findingsGroup<Finding extends StandingFinding>(
  heading: string,
  findings: readonly Finding[],
  clauseOf: ClauseOf<Finding> = ({ checkId }) => failureOf(checkId),
): Group[] {
  if (findings.length === 0) return [];
  const entries = [...grouped(findings, ({ whose }) => whose).values()];
  const inFull = entries.length <= TOLD_IN_FULL;
  const entry = inFull ? fullEntry : shortEntry;
  return [
    {
      heading: `${heading} (${places(entries.map(([{ whose }]) => whose))})`,
      lines: inFull ? [] : byCheck(findings),
      items: itemsOf(entries, (each) => entry(each, clauseOf)),
      layout: inFull ? 'entries' : 'lines',
      noun: 'account',
      preview: Math.min(PREVIEW, entries.length),
    },
  ];
}

/** The findings an account a line, with neither details nor what to do. */
export function findingLines<Finding extends StandingFinding>(
  heading: string,
  findings: readonly Finding[],
  clauseOf: ClauseOf<Finding>,
): Group[] {
  const entries = [...grouped(findings, ({ whose }) => whose).values()];
  const items = itemsOf(entries, (each) => shortEntry(each, clauseOf));
  return group(`${heading} (${places(entries.map(([{ whose }]) => whose))})`, items, 'account');
}

/**
 * What got worse, with how, since when it was seen, and by whom it is acknowledged: `root access key present (used again,
 * seen since 12 Nov)`. `ended`: the acknowledgement that ended by it.
 */
export function worseClause(
  { checkId, change, finding, acknowledgement }: WorseFinding,
  now: Instant,
  ended?: Acknowledgement,
): string {
  const isPlain = change.how === 'fails' && !change.gap && !acknowledgement && !ended;
  // Said of tens of thousands on the worst of days.
  if (isPlain) return failureOf(checkId);
  const notes = [
    ...(change.how === 'worsened'
      ? [...change.by.map((each) => WORSENINGS[each]), `seen since ${date(finding.since, now)}`]
      : []),
    ...(change.gap ? [`some time after ${date(change.gap.since, now)}`] : []),
    ...(acknowledgement ? [`acknowledged by ${personName(acknowledgement.by)}`] : []),
    ...(ended ? [`no longer acknowledged by ${personName(ended.by)}`] : []),
  ];
  return `${failureOf(checkId)} (${notes.join(', ')})`;
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
  users: 'more users',
};

/** `CRITICAL  payments-prod 111122223333: root access key present; root used recently`. */
function shortEntry<Finding extends StandingFinding>(
  entry: Entry<Finding>,
  clauseOf: ClauseOf<Finding>,
): string {
  const [worst] = entry;
  const clauses = entry.map(clauseOf);
  return `${worst.finding.severity.toUpperCase()}  ${whoseLabel(worst.whose)}: ${clauses.join('; ')}`;
}

/** The same, and below it the details, and what to do, of its worst; of which findings they are left out. */
function fullEntry<Finding extends StandingFinding>(
  entry: Entry<Finding>,
  clauseOf: ClauseOf<Finding>,
): string {
  const told = entry.slice(0, IN_FULL).map(({ finding: { detail, remedy } }) => {
    return `${detailLine(detail, SHORT)}\n${doLine(remedy, SHORT)}`;
  });
  return [shortEntry(entry, clauseOf), ...new Set(told), ...leftOut(entry.slice(IN_FULL))].join('\n');
}

function leftOut(others: readonly StandingFinding[]): string[] {
  if (others.length === 0) return [];
  const names = others.map(({ checkId }) => failureOf(checkId)).join(', ');
  return [`And ${others.length} more: ${names}. See the account's details.`];
}

/** `HIGH  Root MFA off: 5,000 accounts.`, and below it what to do, worst first. */
function byCheck(findings: readonly StandingFinding[]): string[] {
  return SEVERITIES.flatMap((severity) => {
    const ranked = findings.filter(({ finding }) => finding.severity === severity);
    return [...grouped(ranked, ({ checkId }) => checkId)].flatMap(([checkId, same]) => {
      const what = `${severity.toUpperCase()}  ${wordsOf(checkId).failure}`;
      return [`${what}: ${places(same.map(({ whose }) => whose))}.`, `  ${remedyOf(same)}`];
    });
  });
}

/** Remedies that differ by account stand in its details. */
function remedyOf(same: readonly [StandingFinding, ...StandingFinding[]]): string {
  const [{ finding: first }] = same;
  const others = same.filter(({ finding }) => finding.remedy !== first.remedy);
  if (others.length === 0) return doLine(first.remedy, SHORT);
  const remedies = 1 + new Set(others.map(({ finding }) => finding.remedy)).size;
  return `Do: ${count(remedies, 'remedy', 'different remedies')}; see each account's details.`;
}
