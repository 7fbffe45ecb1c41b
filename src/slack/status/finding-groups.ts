import type { Severity } from '../../domain/checks/check.ts';
import { wordsOf } from '../check-words.ts';
import type { Group } from '../pages/group.ts';
import { type Case, groupsOf } from './cases.ts';
import { type Finding, rankOf } from './findings.ts';

/** A group with the severity that decides its place. */
export interface RankedGroup {
  readonly severity: Severity;
  readonly group: Group;
}

interface Failure {
  readonly checkId: string;
  readonly severity: Severity;
  readonly cases: Case[];
}

/** Up to so many accounts each is told with its own detail; more are named only. */
const NAMED_ONLY_ABOVE = 12;

const KEY_ID = '(?:access key )?\\b(?:AKIA|ASIA)[A-Z0-9]{12,124}\\b';
const KEY_IDS = new RegExp(`${KEY_ID}(?:(?:, | and )${KEY_ID})*`, 'g');

/** One group for each thing that is wrong and its remedy, worst first, with the accounts it is wrong in. */
export function findingGroups(findings: readonly Finding[]): RankedGroup[] {
  return failures(findings).flatMap(({ checkId, severity, cases }) =>
    groupsOf(cases, {
      heading: `${severity.toUpperCase()}  ${wordsOf(checkId).failure}:`,
      together: 'remedy',
      compactAbove: NAMED_ONLY_ABOVE,
    }).map((group) => ({ severity, group })),
  );
}

function failures(findings: readonly Finding[]): Failure[] {
  const found = new Map<string, Failure>();
  for (const { account, checkId, severity, detail, remedy } of findings) {
    const key = `${severity} ${checkId}`;
    const failure = found.get(key) ?? { checkId, severity, cases: [] };
    failure.cases.push({ account, what: detail, remedy: forAny(remedy) });
    found.set(key, failure);
  }
  return [...found.values()].sort(worstThenMost);
}

/** A remedy that names an account's own key, as it reads for many accounts: they are told together. */
function forAny(remedy: string): string {
  return remedy.replace(KEY_IDS, (ids) => (ids.includes(' and ') ? 'the access keys' : 'the access key'));
}

function worstThenMost(a: Failure, b: Failure): number {
  return rankOf(a.severity) - rankOf(b.severity) || b.cases.length - a.cases.length;
}
