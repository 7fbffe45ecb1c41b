import { SEVERITIES, type Severity } from '../../domain/checks/check.ts';
import type { AccountPosture } from '../../domain/posture.ts';
import { accountHeading } from '../account-name.ts';
import { detailLine, doLine } from '../finding-text.ts';
import type { Group } from '../pages/group.ts';
import { undecidedLines } from './undecided.ts';

interface Finding {
  readonly severity: Severity;
  readonly detail: string;
  readonly remedy: string;
}

/** Findings that share a remedy are told together, but never more than this: an item must fit a page. */
const TOGETHER = 3;

/** One group for each account that needs attention, with all that is wrong with it. For a list short enough to be read. */
export function accountGroups(accounts: readonly AccountPosture[]): Group[] {
  return accounts.map(accountGroup);
}

/** An account's failed checks, worst first; the register's order within a severity. */
export function findingsOf({ results }: AccountPosture): Finding[] {
  return results
    .flatMap(({ severity, outcome }) => (outcome.status === 'fail' ? [{ severity, ...outcome }] : []))
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

function accountGroup(posture: AccountPosture): Group {
  const worst = posture.worst ?? 'low';
  const items = [
    ...byRemedy(findingsOf(posture)).map((findings) => findingItem(findings, worst)),
    ...unmeasuredItem(posture),
  ];
  return {
    heading: `${worst.toUpperCase()}  ${accountHeading(posture.account)}`,
    lines: [],
    items,
    layout: 'lines',
    noun: 'line',
    preview: items.length,
  };
}

function byRemedy(findings: readonly Finding[]): Finding[][] {
  const groups: Finding[][] = [];
  for (const finding of findings) {
    const same = groups.find((group) => group[0]?.remedy === finding.remedy && group.length < TOGETHER);
    if (same === undefined) groups.push([finding]);
    else same.push(finding);
  }
  return groups;
}

function findingItem(findings: readonly Finding[], worst: Severity): string {
  const lines = findings.map(({ severity, detail }) =>
    severity === worst ? detailLine(detail) : `${severity.toUpperCase()}: ${detailLine(detail)}`,
  );
  return [...lines, doLine(findings[0]?.remedy ?? '')].join('\n  ');
}

function unmeasuredItem({ audit, results }: AccountPosture): string[] {
  if (audit.kind === 'unreachable') {
    return [`NOT MEASURED: ${detailLine(audit.reason)}\n  ${doLine(audit.remedy)}`];
  }
  return audit.kind === 'audited' ? undecidedLines(results).map((line) => `NOT KNOWN: ${line}`) : [];
}
