import { ROOT_TASKS } from '../../domain/root-task/list.ts';
import { type Instant, MINUTE } from '../../domain/time.ts';
import type { Concern, Reason, Verdict, VerdictKind } from '../../domain/verdict/verdict.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { duration } from '../text/time.ts';
import { count } from '../text/words.ts';
import { exactLength, moment } from '../windows/when.ts';

/** A verdict as it reads within a sentence. */
export const VERDICT_WORDS: Readonly<Record<VerdictKind, string>> = {
  'in-window': 'in a window',
  'outside-task': 'outside the declared task',
  'break-glass': 'break-glass, approved by nobody',
  'too-late': 'too late',
  'too-early': 'too early',
  'other-account': 'a window for another account',
  'no-window': 'no window',
};

/** What the verdict is on, as far as it is told. */
export interface Judged {
  readonly at: Instant;
  /** Absent: the event was not read. */
  readonly eventName?: string;
}

const TITLE = 60;
const NAME = 60;
const ACCOUNTS = 3;

/** `no window. The last one, RW-5PQ8ZD, ended 31 h earlier.` `most`: so many reasons at the most. */
export function verdictInWords({ kind, reasons, concerns }: Verdict, on: Judged, most: number): string {
  const told = reasons.slice(0, most).map((reason) => `${reasonInWords(reason, on)}.`);
  const left = reasons.length - told.length;
  return [
    `${VERDICT_WORDS[kind]}.`,
    ...told,
    ...(left > 0 ? [`And ${count(left, 'more reason')}.`] : []),
    ...concerns.map((concern) => `${CONCERNS[concern]}.`),
  ].join(' ');
}

const CONCERNS: Readonly<Record<Concern, string>> = {
  'no-mfa': 'It alerts because MFA was not used',
  'mfa-unknown': 'It alerts because AWS does not say whether MFA was used',
};

/** A reason as a sentence without its full stop. */
export function reasonInWords(reason: Reason, { at, eventName }: Judged): string {
  const id = reason.windowId;
  switch (reason.why) {
    case 'declared-change':
      return `${id} was open, and its task declares this change`;
    case 'time-and-account':
      return `${id} was open for this account`;
    case 'unverified-task':
      return `${id} was open; its task, ${titleOf(reason.taskId)}, has no verified list of changes, so any but the never-fine ones pass`;
    case 'not-observable':
      return `${id} was open; whether its task, ${titleOf(reason.taskId)}, was done cannot be seen`;
    case 'not-of-the-task':
      return `${id} was open, but its task, ${titleOf(reason.taskId)}, does not include ${named(eventName)}`;
    case 'unknown-task':
      return `${id} was open, but nothing is known of its task, ${titleOf(reason.taskId)}`;
    case 'never-fine':
      return `${id} was open, but ${named(eventName)} is never fine unless its task declares it`;
    case 'opened-without-approval':
      return `${id} was opened without approval`;
    case 'window-over':
      return `${id} ${OVER[reason.how]} ${ago(at, reason.at)}`;
    case 'session-goes-on':
      return `Its session began at ${moment(reason.since, at)}, while ${id} was open, and goes on`;
    case 'window-ahead':
      return `${id} opens only ${ahead(at, reason.start)} later`;
    case 'window-elsewhere':
      return `${id} was open, for ${accounts(reason.accounts)} only`;
    case 'undecided':
      return `${id} was requested ${ago(at, reason.requestedAt)} and was not approved`;
    case 'not-approved':
      return `${id} was asked for and ${NOT_APPROVED[reason.how]}`;
    case 'last-window':
      return `The last one, ${id}, ended ${ago(at, reason.at)}`;
    case 'none-known':
      return 'None is on record for this account';
  }
}

const OVER = { ended: 'ended', closed: 'was closed', revoked: 'was REVOKED' } as const;
const NOT_APPROVED = { denied: 'DENIED', withdrawn: 'withdrawn', lapsed: 'lapsed undecided' } as const;

function titleOf(taskId: string): string {
  const title = ROOT_TASKS.find(({ id }) => id === taskId)?.title ?? taskId;
  return `“${harmlessLabel(title, TITLE)}”`;
}

function named(eventName: string | undefined): string {
  return eventName === undefined ? 'this change' : harmlessLabel(eventName, NAME);
}

function ago(at: Instant, before: Instant): string {
  return at === before ? 'that very second' : `${ahead(before, at)} earlier`;
}

function ahead(from: Instant, to: Instant): string {
  return Math.abs(to - from) < MINUTE ? exactLength(Math.abs(to - from)) : duration(Math.abs(to - from));
}

function accounts(all: readonly string[]): string {
  const shown = all.slice(0, ACCOUNTS);
  const more = all.length - shown.length;
  return [shown.join(', '), ...(more > 0 ? [`${count(more, 'other account')}`] : [])].join(' and ');
}
