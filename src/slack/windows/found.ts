import type { Instant } from '../../domain/time.ts';
import {
  type AccountFindings,
  type FindingsReport,
  isSettled,
  remediesOf,
  toPutRight,
} from '../../domain/window/findings.ts';
import { type FindingsStanding, findingsStanding, graver } from '../../domain/window/findings-standing.ts';
import { findingsDueAt } from '../../domain/window/measuring.ts';
import type { RequestedAccount } from '../../domain/window/request.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { harmless } from '../text/harmless.ts';
import { dateAndTime } from '../text/time.ts';
import { accountAmong } from './names.ts';
import { type Room, wholeOf } from './room.ts';

/** One account of a window, and what is recorded about it afterwards. Absent: nothing. */
export interface Found {
  readonly account: RequestedAccount;
  readonly findings: AccountFindings | undefined;
}

/** Each account of the window with what the report says about it, the gravest first. */
export function foundIn(accounts: readonly RequestedAccount[], { accounts: all }: FindingsReport): Found[] {
  return accounts
    .map((account) => ({
      account,
      findings: all.find(({ accountId }) => accountId === account.id),
    }))
    .toSorted((one, other) => graver(findingsStanding(one.findings), findingsStanding(other.findings)));
}

/** Whether something is called out, or nothing is recorded at all. */
export function isLoud({ findings }: Found): boolean {
  return findings === undefined || findings.calledOut.length > 0;
}

/** `FOUND AFTERWARDS in payments-prod: a root access key was left behind. Do: delete the root access key.` */
export function calledOutInWords(
  { account, findings }: Found,
  window: RootWindow,
  now: Instant,
  room: Room,
): string {
  const where = `${heading(findings)} in ${accountAmong(account, window.request.accounts, room)}`;
  const again = againInWords(findings, window, now);
  if (findings === undefined) return sentences(where, `Do: run /root-status ${account.id}`, ...again);
  const what = harmless(findings.calledOut.join('; '), room.text, wholeOf(window.id));
  return sentences(`${where}: ${what}`, ...todo(findings, again.length > 0), ...again);
}

/** What is made of one account, before what is said of it: `NOT FULLY MEASURED`. */
export function standingInWords(findings: AccountFindings | undefined): string {
  return IN_WORDS[findingsStanding(findings)];
}

const IN_WORDS: Record<FindingsStanding, string> = {
  found: 'FOUND',
  'not-measured': 'NOT MEASURED',
  'partly-measured': 'NOT FULLY MEASURED',
  'there-before': 'STILL THERE',
  nothing: 'nothing found',
};

function heading(findings: AccountFindings | undefined): string {
  const words = standingInWords(findings);
  return findingsStanding(findings) === 'there-before' ? words : `${words} AFTERWARDS`;
}

/** Nobody needs to measure again what is measured again anyway, unless something keeps it from being measured. */
function todo(findings: AccountFindings, isMeasuredAgain: boolean): string[] {
  const isLeft = isMeasuredAgain && findings.after.kind === 'measured';
  const remedies = isLeft ? toPutRight(findings) : remediesOf(findings);
  if (remedies.length > 0) return [`Do: ${remedies.join('; ')}`];
  return isLeft ? [] : ['Do: look at it before the review is signed'];
}

/** When it is measured again without anybody's doing. */
function againInWords(findings: AccountFindings | undefined, window: RootWindow, now: Instant): string[] {
  const at = findings !== undefined && isSettled(findings) ? undefined : findingsDueAt(window, now);
  if (at === undefined) return [];
  return [`It is measured again ${at <= now ? 'now' : dateAndTime(at, now)}`];
}

function sentences(...all: readonly string[]): string {
  return all.map((each) => `${each}.`).join(' ');
}
