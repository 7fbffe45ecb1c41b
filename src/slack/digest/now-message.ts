import type { ChannelTrouble, WhyNotPosted } from '../../domain/channel-trouble.ts';
import type { LocalDate } from '../../domain/snapshot/local-date.ts';
import type { Instant } from '../../domain/time.ts';
import { answer, answerWith } from '../answer.ts';
import { channel, plain } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { type PostedDigest, postedWhere } from './posted-link.ts';
import { dayInWords } from './words.ts';

/** The digest of the day stands in its channel; `isNew`: since a moment ago, because somebody asked. */
export function digestPosted(date: LocalDate, posted: PostedDigest, isNew: boolean, now: Instant): Message {
  const day = dayInWords(date, now);
  const where = postedWhere(posted, now);
  if (isNew) return answerWith(`The root digest of ${day} is posted.`, [plain('\nIt stands '), ...where]);
  return answerWith(`The root digest of ${day} was posted before; there is one a day.`, [
    plain('\nIt stands '),
    ...where,
    plain('\nDo: read it there, or type /root-status for how things are now.'),
  ]);
}

/** Another process makes the digest of the day, and was not done when patience ended. */
export function digestElsewhere(channelId: string): Message {
  return answerWith("Today's root digest is not posted yet: another process of Rootkeeper is at it.", [
    plain('\nIt will be posted in '),
    channel(channelId),
    plain(' by itself. Do: look there in a few minutes; if it does not come, ask again.'),
  ]);
}

/** The digest was measured and stored, and is not in its channel yet, or nobody knows whether it is. */
export function digestNotPosted(
  date: LocalDate,
  channelId: string,
  { trouble, refused }: WhyNotPosted,
  now: Instant,
): Message {
  const day = dayInWords(date, now);
  if (trouble === undefined && refused === undefined) return perhapsPosted(day, channelId);
  return answerWith(`The root digest of ${day} is measured, and NOT POSTED yet.`, [
    plain('\nIt could not be posted in '),
    channel(channelId),
    plain(`: ${trouble === undefined ? refusedWith(refused) : WHY[trouble]}`),
    plain(
      '\nThe sweep is kept. Once it can be posted there, it is, by itself. To read it now: /root-digest preview.',
    ),
  ]);
}

function perhapsPosted(day: string, channelId: string): Message {
  return answerWith(`The root digest of ${day} is measured, and MAY OR MAY NOT BE POSTED.`, [
    plain('\nSlack gave no clear answer, so it may stand in '),
    channel(channelId),
    plain(
      ' already. Do: look there in a minute. It is looked for by itself, and posted where it is not there.',
    ),
  ]);
}

const ANOTHER =
  'name another channel under digest.channel in rootkeeper.yml, restart Rootkeeper, and type /root-digest now: nothing of before comes there by itself.';

const WHY: Readonly<Record<ChannelTrouble, string>> = {
  'not-a-member': 'Rootkeeper is not a member of it. Do: type /invite @Rootkeeper there.',
  'externally-shared': `people of another organization read it. Do: end its sharing, or ${ANOTHER}`,
  archived: `it is archived. Do: unarchive it, or ${ANOTHER}`,
  'not-seen':
    'Rootkeeper sees no such channel. Do: check the id under digest.channel in rootkeeper.yml; if it is right, the channel is private: type /invite @Rootkeeper there.',
  unread: 'Slack does not say who reads it. Do: wait; if it stays so, check whether Slack is up.',
};

/** `code`: Slack's own word. */
function refusedWith(code = ''): string {
  const remedy =
    REMEDIES[code] ?? 'wait; if it stays so, look the word up in the reference of chat.postMessage.';
  return `Slack refused it (${harmlessLabel(code, CODE_LENGTH)}). Do: ${remedy}`;
}

const CODE_LENGTH = 80;
const REMEDIES: Readonly<Record<string, string>> = {
  ratelimited: 'wait: Slack takes no more messages for a moment.',
  is_archived: `unarchive the channel, or ${ANOTHER}`,
  not_in_channel: 'type /invite @Rootkeeper there.',
  channel_not_found: 'check the id under digest.channel in rootkeeper.yml, and invite Rootkeeper there.',
  restricted_action: 'let apps post in the channel: its settings in Slack say who may.',
};

/** The digest is not configured. */
export function digestOff(): Message {
  return answer('The daily digest is off.', [
    'Do: add a section digest to rootkeeper.yml, with the channel it is posted in, and restart Rootkeeper; rootkeeper.example.yml shows how.',
    'How things are now: /root-status.',
  ]);
}

/** What follows `/root-digest` is none of its words; `typed` and `nearest` must be harmless already. */
export function unknownDigestWord(typed: string, nearest: string | undefined): Message {
  return answer(`/root-digest does not know “${typed}”.`, [
    ...(nearest === undefined ? [] : [`Do you mean /root-digest ${nearest}?`]),
    'Do: type /root-digest preview for the last digest, or /root-digest now for one that is measured and posted now.',
  ]);
}
