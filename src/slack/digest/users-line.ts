import type { Digest } from '../../domain/digest/digest.ts';
import type { UserChanges, UsersDrift, UsersSummary } from '../../domain/digest/users-summary.ts';
import type { Instant } from '../../domain/time.ts';
import { count, number } from '../text/words.ts';
import { dayInWords, failureOf, labelOf } from './words.ts';

/** What a digest says of IAM users, with what changed since the one before; empty where nobody asked. */
export function usersLine({ users, before }: Pick<Digest, 'users' | 'before'>, now: Instant): string[] {
  if (users === undefined) return [];
  const since = before === undefined ? '' : ` since ${dayInWords(before.date, now)}`;
  const parts = [
    users.drift === undefined ? 'IAM users, measured for the first time:' : 'IAM users:',
    `${standing(users)}.`,
    ...(users.drift === undefined ? [] : driftInWords(users.drift, since)),
    '/root-status all users has them.',
  ];
  return [parts.join(' ')];
}

function standing({ findings, accounts, worst, acknowledged, measured, unmeasured }: UsersSummary): string {
  const failing =
    worst === undefined
      ? `no finding in ${count(measured, 'account')}`
      : `${count(findings, 'finding')} in ${number(accounts)} of ${count(measured, 'account')} (worst ${worst.toUpperCase()})`;
  return [
    failing,
    ...(acknowledged > 0 ? [`${number(acknowledged)} acknowledged`] : []),
    ...(unmeasured > 0 ? [`${number(unmeasured)} not measured`] : []),
  ].join(', ');
}

function driftInWords({ worse, better, firstSeen, becameUnknown }: UsersDrift, since: string): string[] {
  const told = [
    ...(worse.count > 0 ? [`worse: ${named(worse)}`] : []),
    ...(better.count > 0 ? [`mended: ${named(better)}`] : []),
    ...(firstSeen > 0 ? [`${count(firstSeen, 'finding')} seen for the first time`] : []),
    ...(becameUnknown > 0 ? [`${count(becameUnknown, 'check')} no longer known`] : []),
  ];
  return told.length === 0 ? [`No change${since}.`] : [`Changes${since}: ${told.join('; ')}.`];
}

/** `console user without MFA in payments-prod 111122223333 and 2 more`. */
function named({ count: all, first }: UserChanges): string {
  const names = first.map(({ account, checkId }) => `${failureOf(checkId)} in ${labelOf(account)}`);
  const more = all - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`;
}
