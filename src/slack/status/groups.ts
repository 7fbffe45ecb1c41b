import type { AccountPosture, Posture } from '../../domain/posture.ts';
import { accountLabel } from '../account-name.ts';
import type { Group } from '../pages/group.ts';
import { count } from '../text/words.ts';
import { accountGroups } from './account-groups.ts';
import { type Case, groupsOf } from './cases.ts';
import { findingGroups } from './finding-groups.ts';
import { scopeLabel } from './headline.ts';
import { organizationGroups } from './organization-groups.ts';
import { isUnreachable } from './tally.ts';
import { undecidedLines } from './undecided.ts';

/** Up to so many accounts are told one by one; more are grouped by what is wrong. */
const ONE_BY_ONE = 12;

/** All of a posture but its clear accounts, worst first. */
export function attentionGroups(posture: Posture): Group[] {
  const attention = posture.accounts.filter(({ standing }) => standing === 'attention');
  const oneByOne = attention.length <= ONE_BY_ONE;
  // Told one by one, an account that needs attention has already said what else is not known about it.
  const others = oneByOne
    ? posture.accounts.filter(({ standing }) => standing !== 'attention')
    : posture.accounts;
  return [
    ...organizationGroups(posture.organization),
    ...(oneByOne ? accountGroups(attention) : findingGroups(attention)),
    ...unmeasuredGroups(others),
    ...partialGroups(others, posture.scope),
    ...skippedGroups(posture.accounts),
  ];
}

/** The accounts where every check passed or does not apply. */
export function clearGroups({ accounts }: Posture): Group[] {
  const items = accounts
    .filter(({ standing }) => standing === 'clear')
    .map(({ account }) => accountLabel(account));
  if (items.length === 0) return [];
  const heading = `CLEAR  ${count(items.length, 'account')}`;
  return [{ heading, lines: [], items, layout: 'lines', noun: 'account', preview: items.length }];
}

function unmeasuredGroups(accounts: readonly AccountPosture[]): Group[] {
  const cases = accounts.flatMap(({ account, audit }): Case[] =>
    audit.kind === 'unreachable' ? [{ account, what: audit.reason, remedy: audit.remedy }] : [],
  );
  return groupsOf(cases, {
    heading: 'NOT MEASURED ',
    together: 'cause',
    compactAbove: Number.POSITIVE_INFINITY,
  });
}

function partialGroups(accounts: readonly AccountPosture[], scope: string): Group[] {
  const remedy = `Mend what stands in the way, then run /root-status ${scopeLabel(scope)} fresh.`;
  const cases = accounts.flatMap((posture): Case[] => {
    const unknown = isUnreachable(posture) ? [] : undecidedLines(posture.results);
    return unknown.length === 0 ? [] : [{ account: posture.account, what: unknown.join(' '), remedy }];
  });
  return groupsOf(cases, { heading: 'PARTLY MEASURED ', together: 'cause', compactAbove: ONE_BY_ONE });
}

function skippedGroups(accounts: readonly AccountPosture[]): Group[] {
  const cases = accounts.flatMap(({ account, audit }): Case[] =>
    audit.kind === 'skipped' ? [{ account, what: audit.reason }] : [],
  );
  return groupsOf(cases, { heading: 'SKIPPED ', together: 'cause', compactAbove: Number.POSITIVE_INFINITY });
}
