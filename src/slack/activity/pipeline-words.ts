import type { AccountId } from '../../domain/account.ts';
import type { AccountNames } from '../../domain/activity/listing.ts';
import type { Notice, NoticeAbout, UnreadKind, UnreadMessages } from '../../domain/alarm-watch/notice.ts';
import type { SilentAccount, SilentAccounts } from '../../domain/heartbeat/silent-accounts.ts';
import type { Poison } from '../../domain/root-event/intake.ts';
import type { Instant } from '../../domain/time.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { dateAndTime, duration } from '../text/time.ts';
import { count, number } from '../text/words.ts';
import { accountInFull } from './account-words.ts';

const NAME = 60;
const REGION = 30;
const ID = 16;

/** It fits the `NoticeRenderer` that operations are given. */
export function noticeRenderer() {
  return { notice: noticeMessage };
}

/** What people are told of the alarm path, in the alerts channel. */
export function noticeMessage({ about }: Pick<Notice, 'about'>, names: AccountNames, now: Instant): Message {
  switch (about.kind) {
    case 'silent':
      return silent(about, names, now);
    case 'still-silent': {
      const { accounts, of } = about;
      const first = `ALARM PATH STILL SILENT in ${number(accounts.count)} of ${count(of, 'account')}: a use of root there would go unnoticed`;
      return lined(first, [...silentLines(accounts, names, now), remedy(accounts.count, of)]);
    }
    case 'heard':
      return heardAgain(about, names);
    case 'poison':
      return unreadable(about.unread, now);
  }
}

/** Places from which no heartbeat comes any more: a use of root there would not be noticed. */
function silent(
  { accounts, inAll, of }: Extract<NoticeAbout, { kind: 'silent' }>,
  names: AccountNames,
  now: Instant,
): Message {
  const all = inAll > accounts.count ? ` (${number(inAll)} in all)` : '';
  const first = `ALARM PATH SILENT in ${number(accounts.count)} of ${count(of, 'account')}${all}: a use of root there would go unnoticed`;
  return lined(first, [...silentLines(accounts, names, now), remedy(inAll, of)]);
}

function silentLines({ count: all, named }: SilentAccounts, names: AccountNames, now: Instant): string[] {
  return [
    ...named.map((account) => `• ${silentInWords(account, names, now)}`),
    ...leftOut(all, named.length),
  ];
}

/** What all have in common is looked at first. */
function remedy(silentOnes: number, of: number): string {
  const all =
    'all are silent, so look first at the queue and at the log of Rootkeeper (deploy/activity.yml); then ';
  return `Do: ${silentOnes >= of && of > 1 ? all : ''}${REMEDY}`;
}

const REMEDY =
  'check that the trail, the event rules and the heartbeat rule there are on and send to the queue (deploy/activity-sources.yml), and who changed them.';

function heardAgain(
  { accounts, count: all, left }: Extract<NoticeAbout, { kind: 'heard' }>,
  names: AccountNames,
): Message {
  const still = left > 0 ? `, STILL SILENT in ${number(left)}` : '';
  return lined(`Alarm path heard again in ${count(all, 'account')}${still}`, [
    ...accounts.map((id) => `• ${accountInFull(names.get(id) ?? '', id, NAME)}`),
    ...leftOut(all, accounts.length),
    'What root did there meanwhile may never come. Do: look with /root-activity and the account.',
  ]);
}

function leftOut(all: number, named: number): string[] {
  return all > named ? [`• and ${count(all - named, 'more account')}`] : [];
}

/** `prod 111122223333: us-east-1 NEVER HEARD; eu-west-1 last heard 20 Nov 05:58 UTC, 3 h ago; and 15 more Regions`. */
function silentInWords(
  { accountId, places, more }: SilentAccount,
  names: AccountNames,
  now: Instant,
): string {
  const shown = places.map(({ region, lastAt }) => {
    const where = harmlessLabel(region, REGION);
    return lastAt === undefined
      ? `${where} NEVER HEARD`
      : `${where} last heard ${dateAndTime(lastAt, now)}, ${duration(now - lastAt)} ago`;
  });
  const regions = [...shown, ...(more > 0 ? [`and ${count(more, 'more Region')}`] : [])].join('; ');
  return `${accountLabel(accountId, names)}: ${regions}`;
}

function accountLabel(id: AccountId, names: AccountNames): string {
  return accountInFull(names.get(id) ?? '', id, NAME);
}

function lined(first: string, lines: readonly string[]): Message {
  const rest = lines.map((line) => plain(`\n${line}`));
  return { text: escapeMrkdwn(first), blocks: [richText([bold(first), ...rest])] };
}

/** Messages of the queue that could not be read: nobody knows what they would have told. Never what is in them. */
function unreadable({ count: all, more, kinds }: UnreadMessages, now: Instant): Message {
  const least = more ? 'at least ' : '';
  const first = `UNREADABLE: ${least}${count(all, 'message')} of the event queue could not be read, and may have told of root`;
  return lined(first, [
    ...kinds.map((kind) => `• ${kindInWords(kind, now)}`),
    'Do: look who may send to the queue, and at what is kept in the table (docs/activity.md). Only EventBridge should; then tell the administrators of Rootkeeper.',
  ]);
}

function kindInWords({ why, count: all, lastAt, ids }: UnreadKind, now: Instant): string {
  const more = all > ids.length ? ` and ${number(all - ids.length)} more` : '';
  const keptAs = ids.map((id) => harmlessLabel(id, ID)).join(', ');
  return `${number(all)} ${POISON_WORDS[why]}, last ${dateAndTime(lastAt, now)}; kept as ${keptAs}${more}`;
}

const POISON_WORDS: Readonly<Record<Poison, string>> = {
  'not-json': 'not JSON',
  'no-record': 'no CloudTrail record',
  'no-name': 'without event source or name',
  'no-time': 'without event time',
  'no-account': 'of root, without an account',
};
