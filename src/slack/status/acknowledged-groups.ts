import type { Account } from '../../domain/account.ts';
import { accountHeading, accountLabel } from '../account-name.ts';
import { acknowledgedLine } from '../acknowledged-words.ts';
import { wordsOf } from '../check-words.ts';
import { detailLine, doLine } from '../finding-text.ts';
import type { Group } from '../pages/group.ts';
import { afterColon, count } from '../text/words.ts';
import type { StatusContext } from './context.ts';
import { type AcknowledgedFinding, rankOf } from './findings.ts';

/** Up to so many accounts are told one by one, each finding with what to do; of more, what is wrong and by whom. */
const ONE_BY_ONE = 6;
const PREVIEW = 6;

/** What somebody answers for, worst first: counted apart, never hidden. */
export function acknowledgedGroups(
  findings: readonly AcknowledgedFinding[],
  context: StatusContext,
): Group[] {
  if (findings.length === 0) return [];
  const worstFirst = findings.toSorted((a, b) => rankOf(a.severity) - rankOf(b.severity));
  const byAccount = byWhose(worstFirst);
  if (byAccount.size > ONE_BY_ONE) return [manyGroup(worstFirst, byAccount.size, context)];
  return [...byAccount].map(([account, own]) => accountGroup(account, own, context));
}

function byWhose(findings: readonly AcknowledgedFinding[]): ReadonlyMap<Account, AcknowledgedFinding[]> {
  const groups = new Map<Account, AcknowledgedFinding[]>();
  for (const finding of findings) {
    const others = groups.get(finding.account);
    if (others === undefined) groups.set(finding.account, [finding]);
    else others.push(finding);
  }
  return groups;
}

function accountGroup(
  account: Account,
  findings: readonly AcknowledgedFinding[],
  { now }: StatusContext,
): Group {
  const items = findings.map(({ severity, detail, remedy, acknowledgement }) =>
    [
      `${severity.toUpperCase()}: ${detailLine(detail)}`,
      acknowledgedLine(acknowledgement, now),
      doLine(remedy),
    ].join('\n  '),
  );
  return group(accountHeading(account), items, items.length);
}

function manyGroup(
  findings: readonly AcknowledgedFinding[],
  accounts: number,
  { now }: StatusContext,
): Group {
  const items = findings.map(({ account, checkId, severity, acknowledgement }) => {
    const what = `${severity.toUpperCase()}, ${afterColon(wordsOf(checkId).failure)}`;
    return `${accountLabel(account)}: ${what}. ${acknowledgedLine(acknowledgement, now)}`;
  });
  return group(`${count(findings.length, 'finding')} in ${count(accounts, 'account')}`, items, PREVIEW);
}

function group(whose: string, items: readonly string[], preview: number): Group {
  return {
    heading: `ACKNOWLEDGED  ${whose}`,
    lines: [],
    items,
    layout: 'lines',
    noun: 'finding',
    preview: Math.min(preview, items.length),
  };
}
