import type { AccountNames } from '../../domain/activity/listing.ts';
import type { PipelineStanding } from '../../domain/heartbeat/silence.ts';
import type { Poison } from '../../domain/root-event/intake.ts';
import type { Instant } from '../../domain/time.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import { grouped } from '../grouped.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { dateAndTime, duration } from '../text/time.ts';
import { count, number } from '../text/words.ts';
import { accountInFull } from './account-words.ts';

const NAME = 60;
const REGION = 30;
/** So many are named, and of each so many Regions. */
const ACCOUNTS = 12;
const REGIONS = 3;
const IDS = 5;

type Silent = PipelineStanding['silent'];

/** Places from which no heartbeat comes any more: a use of root there would not be noticed. For the alerts channel. */
export function silenceMessage(silent: Silent, names: AccountNames, now: Instant): Message {
  const accounts = [...grouped(silent, ({ accountId }) => accountId).values()];
  const first = `ALARM PATH SILENT in ${count(accounts.length, 'account')}: a use of root there would go unnoticed`;
  return lined(first, [
    ...accounts.slice(0, ACCOUNTS).map((places) => `• ${accountInWords(places, names, now)}`),
    ...leftOut(accounts.length),
    'Do: check that the trail, the event rules and the heartbeat rule there are on and send to the queue (deploy/activity.yml), and who changed them.',
  ]);
}

/** They are heard again. */
export function heardAgainMessage(
  places: readonly Omit<Silent[number], 'lastAt'>[],
  names: AccountNames,
): Message {
  const accounts = [...new Set(places.map(({ accountId }) => accountId))];
  return lined(`Alarm path heard again in ${count(accounts.length, 'account')}`, [
    ...accounts.slice(0, ACCOUNTS).map((id) => `• ${accountInFull(names.get(id) ?? '', id, NAME)}`),
    ...leftOut(accounts.length),
    'What root did there meanwhile may never come. Do: look with /root-activity and the account.',
  ]);
}

function leftOut(accounts: number): string[] {
  return accounts > ACCOUNTS ? [`• and ${count(accounts - ACCOUNTS, 'more account')}`] : [];
}

/** `prod 111122223333: us-east-1 NEVER HEARD; eu-west-1 last heard 20 Nov 05:58 UTC, 3 h ago; and 15 more Regions`. */
function accountInWords(places: Silent, names: AccountNames, now: Instant): string {
  const id = places[0]?.accountId;
  const shown = places.slice(0, REGIONS).map(({ region, lastAt }) => {
    const where = harmlessLabel(region, REGION);
    return lastAt === undefined
      ? `${where} NEVER HEARD`
      : `${where} last heard ${dateAndTime(lastAt, now)}, ${duration(now - lastAt)} ago`;
  });
  const left = places.length - shown.length;
  const regions = [...shown, ...(left > 0 ? [`and ${count(left, 'more Region')}`] : [])].join('; ');
  return id === undefined ? regions : `${accountInFull(names.get(id) ?? '', id, NAME)}: ${regions}`;
}

function lined(first: string, lines: readonly string[]): Message {
  const rest = lines.map((line) => plain(`\n${line}`));
  return { text: escapeMrkdwn(first), blocks: [richText([bold(first), ...rest])] };
}

/** Whether the alarm path is alive, in a line of `/root-status` or a digest. */
export function pipelineLine({ alive, provenAt, silent, notYet }: PipelineStanding, now: Instant): string {
  const all = alive + silent.length + notYet.length;
  if (all === 0) return 'Alarm path: not known. A use of root may go unnoticed.';
  const proven = provenAt === undefined ? '' : `, the oldest heartbeat ${dateAndTime(provenAt, now)}`;
  const parts = [
    `proven in ${number(alive)} of ${count(all, 'place')}${proven}`,
    ...(silent.length > 0 ? [`${number(silent.length)} SILENT`] : []),
    ...(notYet.length > 0 ? [`${number(notYet.length)} not heard yet, and not for long enough to tell`] : []),
  ];
  return `Alarm path: ${parts.join('; ')}.`;
}

export interface UnreadMessage {
  /** Under which it is kept whole. */
  readonly id: string;
  readonly why: Poison;
  readonly arrivedAt: Instant;
}

/** Messages of the queue that could not be read: nobody knows what they would have told. For the alerts channel. */
export function poisonMessage(unread: readonly UnreadMessage[], now: Instant): Message {
  const first = `UNREADABLE: ${count(unread.length, 'message')} of the event queue could not be read, and may have told of root`;
  const kinds = [...grouped(unread, ({ why }) => why)].map(([why, all]) => {
    const ids = all.slice(0, IDS).map(({ id }) => harmlessLabel(id, 16));
    const more = all.length > ids.length ? ` and ${number(all.length - ids.length)} more` : '';
    return `• ${number(all.length)} ${POISON_WORDS[why]}, last ${dateAndTime(all.at(-1)?.arrivedAt ?? now, now)}; kept as ${ids.join(', ')}${more}`;
  });
  const remedy =
    'Do: look who may send to the queue, and at what is kept. Only EventBridge should; then tell the administrators of Rootkeeper.';
  return lined(first, [...kinds, remedy]);
}

const POISON_WORDS: Readonly<Record<Poison, string>> = {
  'not-json': 'not JSON',
  'no-record': 'no CloudTrail record',
  'no-name': 'without event source or name',
  'no-time': 'without event time',
  'no-account': 'without an account',
};
