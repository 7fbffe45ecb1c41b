import { SEVERITIES } from '../../domain/checks/check.ts';
import type { AccountPosture } from '../../domain/posture.ts';
import { USER_CHECKS } from '../../domain/user-checks/register.ts';
import { accountHeading } from '../account-name.ts';
import { wordsOf } from '../check-words.ts';
import type { Group } from '../pages/group.ts';
import { afterColon, count, number } from '../text/words.ts';
import { attentionGroups } from './attention-groups.ts';
import type { Finding } from './findings.ts';

/** Up to so many accounts are told in full; of more there is a line each, and the rest in their details. */
const IN_FULL = 6;

/** What is wrong with IAM users that nobody answers for: how often each check fails, then the accounts, worst first. */
export function userGroups(accounts: readonly AccountPosture[], open: readonly Finding[]): Group[] {
  if (open.length === 0) return [];
  const usersIn = failingUsers(accounts);
  const failing = [...new Set(open.map(({ account }) => account))];
  return [
    list('FINDINGS BY CHECK', byCheck(open, usersIn), 'check'),
    ...(failing.length <= IN_FULL ? attentionGroups(open) : [byAccount(open, usersIn)]),
  ];
}

type UsersIn = (finding: Pick<Finding, 'account' | 'checkId'>) => number | undefined;

/** How many users fail a check in an account; `undefined` where it is of the account as a whole. */
function failingUsers(accounts: readonly AccountPosture[]): UsersIn {
  const results = new Map(accounts.map(({ account, results: all }) => [account.id, all]));
  return ({ account, checkId }) => results.get(account.id)?.find((each) => each.checkId === checkId)?.users;
}

function byCheck(open: readonly Finding[], usersIn: UsersIn): string[] {
  return USER_CHECKS.flatMap(({ id, severity }) => {
    const findings = open.filter(({ checkId }) => checkId === id);
    if (findings.length === 0) return [];
    const users = findings.reduce((sum, each) => sum + (usersIn(each) ?? 0), 0);
    const where = count(findings.length, 'account');
    const often = users === 0 ? where : `${count(users, 'user')} in ${where}`;
    return [`${severity.toUpperCase()}  ${wordsOf(id).failure}: ${often}`];
  });
}

function byAccount(open: readonly Finding[], usersIn: UsersIn): Group {
  const byId = new Map<string, Finding[]>();
  for (const finding of open) {
    const { id } = finding.account;
    byId.set(id, [...(byId.get(id) ?? []), finding]);
  }
  const items = [...byId.values()].map((findings) => accountLine(findings, usersIn));
  return { ...list('ACCOUNTS, WORST FIRST', items, 'account'), layout: 'entries' };
}

/** `payments-prod 111122223333: HIGH, 2 findings`, and what they are. */
function accountLine(findings: readonly Finding[], usersIn: UsersIn): string {
  const [first] = findings;
  if (first === undefined) return '';
  const worst = SEVERITIES.find((severity) => findings.some((each) => each.severity === severity)) ?? 'low';
  const told = findings.map((finding) => {
    const users = usersIn(finding);
    const failure = afterColon(wordsOf(finding.checkId).failure);
    return users === undefined ? failure : `${failure} (${number(users)})`;
  });
  const heading = `${accountHeading(first.account)}: ${worst.toUpperCase()}, ${count(findings.length, 'finding')}`;
  return `${heading}\n${told.join('; ')}`;
}

function list(heading: string, items: readonly string[], noun: string): Group {
  return { heading, lines: [], items, layout: 'lines', noun, preview: items.length };
}
