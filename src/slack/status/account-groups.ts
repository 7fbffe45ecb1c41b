import type { Severity } from '../../domain/checks/check.ts';
import { accountHeading } from '../account-name.ts';
import { detailLine, doLine } from '../finding-text.ts';
import type { RankedGroup } from './finding-groups.ts';
import { type Finding, rankOf } from './findings.ts';

/** Findings that share a remedy are told together, but never more than this: an item must fit a page. */
const TOGETHER = 3;

/** One group for each account, with its findings, worst first. */
export function accountGroups(findings: readonly Finding[]): RankedGroup[] {
  return groupBy(findings, ({ account }) => account.id).map((own) =>
    accountGroup(own.toSorted((a, b) => rankOf(a.severity) - rankOf(b.severity))),
  );
}

function accountGroup(findings: readonly Finding[]): RankedGroup {
  const [worst] = findings;
  const severity = worst?.severity ?? 'low';
  const items = groupBy(findings, ({ remedy }) => remedy)
    .flatMap(portions)
    .map((portion) => findingItem(portion, severity));
  const heading = `${severity.toUpperCase()}  ${worst === undefined ? '' : accountHeading(worst.account)}`;
  return {
    severity,
    group: { heading, lines: [], items, layout: 'lines', noun: 'line', preview: items.length },
  };
}

function portions(findings: readonly Finding[]): Finding[][] {
  const starts = Array.from(
    { length: Math.ceil(findings.length / TOGETHER) },
    (_, index) => index * TOGETHER,
  );
  return starts.map((start) => findings.slice(start, start + TOGETHER));
}

function findingItem(findings: readonly Finding[], worst: Severity): string {
  const lines = findings.map(({ severity, detail }) =>
    severity === worst ? detailLine(detail) : `${severity.toUpperCase()}: ${detailLine(detail)}`,
  );
  return [...lines, doLine(findings[0]?.remedy ?? '')].join('\n  ');
}

function groupBy(findings: readonly Finding[], keyOf: (finding: Finding) => string): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings)
    groups.set(keyOf(finding), [...(groups.get(keyOf(finding)) ?? []), finding]);
  return [...groups.values()];
}
