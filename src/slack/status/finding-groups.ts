import { SEVERITIES, type Severity } from '../../domain/checks/check.ts';
import type { AccountPosture } from '../../domain/posture.ts';
import { wordsOf } from '../check-words.ts';
import type { Group } from '../pages/group.ts';
import { type Case, groupsOf } from './cases.ts';

const KEY_ID = '(?:access key )?\\b(?:AKIA|ASIA)[A-Z0-9]{12,124}\\b';
const KEY_IDS = new RegExp(`${KEY_ID}(?:(?:, | and )${KEY_ID})*`, 'g');

interface Failure {
  readonly checkId: string;
  readonly severity: Severity;
  readonly cases: Case[];
}

/** Up to so many accounts each is told with its own detail; more are named only. */
const NAMED_ONLY_ABOVE = 12;

/** One group for each thing that is wrong and its remedy, worst first, with the accounts it is wrong in. */
export function findingGroups(accounts: readonly AccountPosture[]): Group[] {
  return failures(accounts).flatMap(({ checkId, severity, cases }) =>
    groupsOf(cases, {
      heading: `${severity.toUpperCase()}  ${wordsOf(checkId).failure}:`,
      together: 'remedy',
      compactAbove: NAMED_ONLY_ABOVE,
    }),
  );
}

function failures(accounts: readonly AccountPosture[]): Failure[] {
  const found = new Map<string, Failure>();
  for (const { account, results } of accounts) {
    for (const { checkId, severity, outcome } of results) {
      if (outcome.status !== 'fail') continue;
      const key = `${severity} ${checkId}`;
      const failure = found.get(key) ?? { checkId, severity, cases: [] };
      failure.cases.push({ account, what: outcome.detail, remedy: forEach(outcome.remedy) });
      found.set(key, failure);
    }
  }
  return [...found.values()].sort(worstThenMost);
}

/** A remedy that names an account's own key, as it reads for many accounts: they are told together. */
function forEach(remedy: string): string {
  return remedy.replace(KEY_IDS, (ids) => (ids.includes(' and ') ? 'the access keys' : 'the access key'));
}

function worstThenMost(a: Failure, b: Failure): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.cases.length - a.cases.length;
}
