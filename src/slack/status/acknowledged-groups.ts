import { accountHeading, accountLabel } from '../account-name.ts';
import { type AcknowledgedLine, acknowledgedLines } from '../acknowledged-words.ts';
import { wordsOf } from '../check-words.ts';
import { detailLine, doLine } from '../finding-text.ts';
import type { Group } from '../pages/group.ts';
import { afterColon, count } from '../text/words.ts';
import type { StatusContext } from './context.ts';
import { type AcknowledgedFinding, rankOf } from './findings.ts';

/** Up to so many accounts are told one by one, each finding with what to do; more are grouped by what is wrong. */
const ONE_BY_ONE = 6;
const PREVIEW = 6;

/** What somebody answers for, worst first: counted apart, never hidden. */
export function acknowledgedGroups(
  findings: readonly AcknowledgedFinding[],
  context: StatusContext,
): Group[] {
  if (findings.length === 0) return [];
  const worstFirst = findings.toSorted((a, b) => rankOf(a.severity) - rankOf(b.severity));
  const line = acknowledgedLines(context.now);
  const byAccount = groupBy(worstFirst, ({ account }) => account);
  return byAccount.length > ONE_BY_ONE
    ? groupBy(worstFirst, ({ checkId }) => checkId).flatMap((same) => checkGroup(same, line))
    : byAccount.flatMap((own) => accountGroup(own, line));
}

function groupBy<Key>(
  findings: readonly AcknowledgedFinding[],
  keyOf: (finding: AcknowledgedFinding) => Key,
): AcknowledgedFinding[][] {
  const groups = new Map<Key, AcknowledgedFinding[]>();
  for (const finding of findings) {
    const others = groups.get(keyOf(finding));
    if (others === undefined) groups.set(keyOf(finding), [finding]);
    else others.push(finding);
  }
  return [...groups.values()];
}

/** The findings of one account. */
function accountGroup(findings: readonly AcknowledgedFinding[], line: AcknowledgedLine): Group[] {
  const [first] = findings;
  if (first === undefined) return [];
  const items = findings.map(({ severity, detail, remedy, acknowledgement }) => {
    const what = `${severity.toUpperCase()}: ${detailLine(detail)}`;
    return [what, line(acknowledgement), doLine(remedy)].join('\n  ');
  });
  const heading = `ACKNOWLEDGED  ${accountHeading(first.account)}`;
  return [{ heading, lines: [], items, layout: 'lines', noun: 'finding', preview: items.length }];
}

/** One finding of many accounts: what they were acknowledged with is said once, where that is the same. */
function checkGroup(findings: readonly AcknowledgedFinding[], line: AcknowledgedLine): Group[] {
  const [first] = findings;
  if (first === undefined) return [];
  const lines = findings.map(({ acknowledgement }) => line(acknowledgement));
  const isSame = lines.every((each) => each === lines[0]);
  const what = `${first.severity.toUpperCase()}, ${afterColon(wordsOf(first.checkId).failure)}`;
  const items = findings.map(({ account }, index) =>
    isSame ? accountLabel(account) : `${accountLabel(account)}: ${lines[index]}`,
  );
  return [
    {
      heading: `ACKNOWLEDGED  ${what}: ${count(findings.length, 'account')}`,
      lines: [...(isSame ? lines.slice(0, 1) : []), ...commonRemedy(findings)],
      items,
      layout: isSame ? 'list' : 'lines',
      noun: 'account',
      preview: Math.min(PREVIEW, items.length),
    },
  ];
}

/** What to do, where it is the same in all of them; else it stands in their details. */
function commonRemedy(findings: readonly AcknowledgedFinding[]): string[] {
  const remedy = findings[0]?.remedy ?? '';
  return findings.every((each) => each.remedy === remedy) ? [doLine(remedy)] : [];
}
