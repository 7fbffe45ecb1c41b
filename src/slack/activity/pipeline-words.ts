import type { AccountNames } from '../../domain/activity/listing.ts';
import type { PipelineStanding } from '../../domain/heartbeat/silence.ts';
import type { Poison } from '../../domain/root-event/intake.ts';
import type { Instant } from '../../domain/time.ts';
import { answer } from '../answer.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import { grouped } from '../grouped.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { dateAndTime, duration } from '../text/time.ts';
import { count, number } from '../text/words.ts';
import { accountInFull } from './account-words.ts';

const NAME = 60;
const PLACES = 20;
const IDS = 5;

type Silent = PipelineStanding['silent'];

/** Places from which no heartbeat comes any more: a use of root there would not be noticed. For the alerts channel. */
export function silenceMessage(silent: Silent, names: AccountNames, now: Instant): Message {
  const accounts = new Set(silent.map(({ accountId }) => accountId)).size;
  const first = `ALARM PATH SILENT in ${count(accounts, 'account')}: a use of root there would go unnoticed`;
  const shown = silent.slice(0, PLACES);
  const left = silent.length - shown.length;
  const lines = [
    ...shown.map((place) => `• ${placeInWords(place, names, now)}`),
    ...(left > 0 ? [`• and ${count(left, 'more place')}: /root-status says which`] : []),
    'Do: check that the trail, the event rules and the heartbeat rule there are on and send to the queue (deploy/activity.yml), and who changed them.',
  ];
  return { text: escapeMrkdwn(first), blocks: [richText([bold(first), plain(`\n${lines.join('\n')}`)])] };
}

/** They are heard again. */
export function heardAgainMessage(
  places: readonly Omit<Silent[number], 'lastAt'>[],
  names: AccountNames,
): Message {
  const accounts = new Set(places.map(({ accountId }) => accountId)).size;
  const shown = places.slice(0, PLACES).map(({ accountId, region }) => {
    return `${accountInFull(names.get(accountId) ?? '', accountId, NAME)}, ${harmlessLabel(region, NAME)}`;
  });
  const left = places.length - shown.length;
  return answer(`Alarm path heard again in ${count(accounts, 'account')}.`, [
    [...shown, ...(left > 0 ? [`and ${number(left)} more`] : [])].join('; '),
    'What root did there meanwhile may never come. Do: look with /root-activity and the account.',
  ]);
}

/** `prod 111122223333, eu-west-1: last heard 20 Nov 05:58 UTC, 3 h ago`. */
function placeInWords(
  { accountId, region, lastAt }: Silent[number],
  names: AccountNames,
  now: Instant,
): string {
  const where = `${accountInFull(names.get(accountId) ?? '', accountId, NAME)}, ${harmlessLabel(region, NAME)}`;
  return lastAt === undefined
    ? `${where}: NEVER HEARD`
    : `${where}: last heard ${dateAndTime(lastAt, now)}, ${duration(now - lastAt)} ago`;
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
  return {
    text: escapeMrkdwn(first),
    blocks: [richText([bold(first), plain(`\n${[...kinds, remedy].join('\n')}`)])],
  };
}

const POISON_WORDS: Readonly<Record<Poison, string>> = {
  'not-json': 'not JSON',
  'no-record': 'no CloudTrail record',
  'no-name': 'without event source or name',
  'no-time': 'without event time',
  'no-account': 'of root, without an account',
};
