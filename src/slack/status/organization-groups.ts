import { coverOf } from '../../domain/acknowledgement/covered.ts';
import type { CheckResult } from '../../domain/posture.ts';
import { acknowledgedInFull } from '../acknowledged-words.ts';
import { wordsOf } from '../check-words.ts';
import { detailLine, doLine, LISTED_CAUSE } from '../finding-text.ts';
import type { Group } from '../pages/group.ts';
import type { StatusContext } from './context.ts';

/** What is wrong, or could not be read, about the organization as a whole, and nobody answers for. */
export function organizationGroups(
  results: readonly CheckResult[],
  { covers }: Pick<StatusContext, 'covers'>,
): Group[] {
  return results
    .filter((result) => coverOf('organization', result, covers) === undefined)
    .flatMap(organizationGroup);
}

/** What somebody answers for. */
export function acknowledgedOrganizationGroups(
  results: readonly CheckResult[],
  { covers, now }: Pick<StatusContext, 'covers' | 'now'>,
): Group[] {
  return results.flatMap((result) => {
    const acknowledgement = coverOf('organization', result, covers);
    if (acknowledgement === undefined || result.outcome.status !== 'fail') return [];
    return group('ACKNOWLEDGED', wordsOf(result.checkId).failure, [
      `${result.severity.toUpperCase()}: ${detailLine(result.outcome.detail, LISTED_CAUSE)}`,
      acknowledgedInFull(acknowledgement, now),
      doLine(result.outcome.remedy, LISTED_CAUSE),
    ]);
  });
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
