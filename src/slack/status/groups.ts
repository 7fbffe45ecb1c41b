import { coveredStanding } from '../../domain/acknowledgement/covered.ts';
import type { AccountPosture, Posture } from '../../domain/posture.ts';
import { accountLabel } from '../account-name.ts';
import type { Group } from '../pages/group.ts';
import { dates } from '../text/dates.ts';
import { count } from '../text/words.ts';
import { acknowledgedGroups } from './acknowledged-groups.ts';
import { attentionGroups } from './attention-groups.ts';
import { type Case, groupsOf } from './cases.ts';
import type { StatusContext } from './context.ts';
import { findingsOf } from './findings.ts';
import { acknowledgedOrganizationGroups, organizationGroups } from './organization-groups.ts';
import { toAskAgain } from './subject.ts';
import { isUnreachable } from './tally.ts';
import { undecided, undecidedInWords, undecidedRemedy } from './undecided.ts';
import { userGroups } from './users-groups.ts';

/** More partly measured accounts than this are named only. */
const NAMED_ONLY_ABOVE = 12;

/** More clear accounts than this are listed one after the other. */
const LINES = 50;

/** All of a posture but its clear accounts, worst first. */
export function statusGroups(posture: Posture, context: StatusContext): Group[] {
  const { organization, accounts, about } = posture;
  const { open, acknowledged } = findingsOf(accounts, context.covers);
  return [
    ...organizationGroups(organization, context),
    ...(about === 'users' ? userGroups(accounts, open) : attentionGroups(open)),
    ...unmeasuredGroups(accounts, context),
    ...partialGroups(posture, context),
    ...acknowledgedOrganizationGroups(organization, context),
    ...acknowledgedGroups(acknowledged, context),
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

function unmeasuredGroups(accounts: readonly AccountPosture[], context: StatusContext): Group[] {
  const dayOf = dates(context.now);
  const cases = accounts.flatMap((posture): Case[] => {
    const { account, audit } = posture;
    if (audit.kind !== 'unreachable') return [];
    const at = posture.lastMeasured;
    const note = at === undefined ? {} : { note: `last measured ${dayOf(at)}` };
    return [{ account, what: audit.reason, remedy: audit.remedy, ...note, ...alsoFailed(posture, context) }];
  });
  return groupsOf(cases, {
    heading: 'NOT MEASURED ',
    together: 'cause',
    compactAbove: Number.POSITIVE_INFINITY,
  });
}

function partialGroups(posture: Posture, context: StatusContext): Group[] {
  const cases = posture.accounts.flatMap((each): Case[] => {
    const causes = isUnreachable(each) ? [] : undecided(each.results);
    if (causes.length === 0) return [];
    const [what, remedy] = [undecidedInWords(causes), undecidedRemedy(causes, toAskAgain(posture))];
    return [{ account: each.account, what, remedy, ...alsoFailed(each, context) }];
  });
  return groupsOf(cases, { heading: 'PARTLY MEASURED ', together: 'cause', compactAbove: NAMED_ONLY_ABOVE });
}

function alsoFailed(posture: AccountPosture, { covers }: StatusContext): Pick<Case, 'also'> {
  const standing = coveredStanding(posture, covers);
  return standing === 'attention' || standing === 'acknowledged' ? { also: standing } : {};
}

function skippedGroups(accounts: readonly AccountPosture[]): Group[] {
  const cases = accounts.flatMap(({ account, audit }): Case[] =>
    audit.kind === 'skipped' ? [{ account, what: audit.reason }] : [],
  );
  return groupsOf(cases, { heading: 'SKIPPED ', together: 'cause', compactAbove: Number.POSITIVE_INFINITY });
}
