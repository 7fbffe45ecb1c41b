import { coverOf } from '../../domain/acknowledgement/covered.ts';
import { SEVERITIES } from '../../domain/checks/check.ts';
import type { AccountPosture, CheckResult } from '../../domain/posture.ts';
import { acknowledgedInFull } from '../acknowledged-words.ts';
import { wordsOf } from '../check-words.ts';
import { detailLine, doLine, IN_FULL } from '../finding-text.ts';
import type { Group } from '../pages/group.ts';
import type { StatusContext } from '../status/context.ts';
import { controlsInWords } from './controls.ts';

/** What failed in an account, worst first; what somebody answers for comes last. */
export function failedGroups({ account, results }: AccountPosture, { covers, now }: StatusContext): Group[] {
  const groups = results
    .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .map((result) => {
      const acknowledgement = coverOf(account.id, result, covers);
      const note = acknowledgement && acknowledgedInFull(acknowledgement, now);
      return { isAcknowledged: note !== undefined, group: failedGroup(result, note) };
    });
  const [acknowledged, open] = [true, false].map((is) =>
    groups.flatMap(({ isAcknowledged, group }) => (isAcknowledged === is ? group : [])),
  );
  return [...(open ?? []), ...(acknowledged ?? [])];
}

function failedGroup({ checkId, severity, outcome }: CheckResult, note: string | undefined): Group[] {
  if (outcome.status !== 'fail') return [];
  const { failure, controls } = wordsOf(checkId);
  const rank = `${note === undefined ? '' : 'ACKNOWLEDGED  '}${severity.toUpperCase()}`;
  const lines = [
    detailLine(outcome.detail, IN_FULL),
    note ?? '',
    doLine(outcome.remedy, IN_FULL),
    controlsInWords(controls),
  ].filter((line) => line !== '');
  return [{ heading: `${rank}  ${failure}`, lines, items: [], layout: 'lines', noun: 'line', preview: 0 }];
}
