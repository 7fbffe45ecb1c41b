import type { AccountPosture, Posture } from '../../domain/posture.ts';
import { accountLabel } from '../account-name.ts';
import type { Group } from '../pages/group.ts';
import { count } from '../text/words.ts';
import { attentionGroups } from './attention-groups.ts';
import { type Case, groupsOf } from './cases.ts';
import { scopeLabel } from './headline.ts';
import { organizationGroups } from './organization-groups.ts';
import { isUnreachable } from './tally.ts';
import { undecided, undecidedInWords, undecidedRemedy } from './undecided.ts';

/** More partly measured accounts than this are named only. */
const NAMED_ONLY_ABOVE = 12;

/** More clear accounts than this are listed one after the other. */
const LINES = 50;

/** All of a posture but its clear accounts, worst first. */
export function statusGroups({ organization, accounts, scope }: Posture): Group[] {
  return [
    ...organizationGroups(organization),
    ...attentionGroups(accounts),
    ...unmeasuredGroups(accounts),
    ...partialGroups(accounts, scope),
    ...skippedGroups(accounts),
  ];
}

/** The accounts where every check passed or does not apply. */
export function clearGroups({ accounts }: Posture): Group[] {
  const items = accounts
    .filter(({ standing }) => standing === 'clear')
    .map(({ account }) => accountLabel(account));
  if (items.length === 0) return [];
  const heading = `CLEAR  ${count(items.length, 'account')}`;
  const layout = items.length > LINES ? 'list' : 'lines';
  return [{ heading, lines: [], items, layout, noun: 'account', preview: items.length }];
}

function unmeasuredGroups(accounts: readonly AccountPosture[]): Group[] {
  const cases = accounts.flatMap((posture): Case[] => {
    const { account, audit } = posture;
    if (audit.kind !== 'unreachable') return [];
    return [{ account, what: audit.reason, remedy: audit.remedy, alsoFailed: hasFailed(posture) }];
  });
  return groupsOf(cases, {
    heading: 'NOT MEASURED ',
    together: 'cause',
    compactAbove: Number.POSITIVE_INFINITY,
  });
}

function partialGroups(accounts: readonly AccountPosture[], scope: string): Group[] {
  const cases = accounts.flatMap((posture): Case[] => {
    const causes = isUnreachable(posture) ? [] : undecided(posture.results);
    if (causes.length === 0) return [];
    const [what, remedy] = [undecidedInWords(causes), undecidedRemedy(causes, scopeLabel(scope))];
    return [{ account: posture.account, what, remedy, alsoFailed: hasFailed(posture) }];
  });
  return groupsOf(cases, { heading: 'PARTLY MEASURED ', together: 'cause', compactAbove: NAMED_ONLY_ABOVE });
}

function hasFailed({ standing }: AccountPosture): boolean {
  return standing === 'attention';
}

function skippedGroups(accounts: readonly AccountPosture[]): Group[] {
  const cases = accounts.flatMap(({ account, audit }): Case[] =>
    audit.kind === 'skipped' ? [{ account, what: audit.reason }] : [],
  );
  return groupsOf(cases, { heading: 'SKIPPED ', together: 'cause', compactAbove: Number.POSITIVE_INFINITY });
}
