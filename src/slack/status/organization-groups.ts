import type { CheckResult } from '../../domain/posture.ts';
import { wordsOf } from '../check-words.ts';
import { detailLine, doLine, LISTED_CAUSE } from '../finding-text.ts';
import type { Group } from '../pages/group.ts';

/** What is wrong, or could not be read, about the organization as a whole. */
export function organizationGroups(results: readonly CheckResult[]): Group[] {
  return results.flatMap(organizationGroup);
}

function organizationGroup({ checkId, severity, outcome }: CheckResult): Group[] {
  const { failure, title } = wordsOf(checkId);
  switch (outcome.status) {
    case 'fail':
      return group(severity.toUpperCase(), failure, [
        detailLine(outcome.detail, LISTED_CAUSE),
        doLine(outcome.remedy, LISTED_CAUSE),
      ]);
    case 'unknown':
      return group('NOT KNOWN', title, [
        detailLine(outcome.reason, LISTED_CAUSE),
        ...(outcome.remedies === undefined ? [] : [doLine(outcome.remedies.join(' '), LISTED_CAUSE)]),
      ]);
    case 'pass':
    case 'not-applicable':
      return [];
  }
}

function group(word: string, title: string, lines: readonly string[]): Group[] {
  return [
    {
      heading: `${word}  Organization: ${title}`,
      lines,
      items: [],
      layout: 'lines',
      noun: 'line',
      preview: 0,
    },
  ];
}
