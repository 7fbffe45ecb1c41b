import type { Button, KnownBlock } from '@slack/types';
import type { AwaitedDigest } from '../../domain/digest/awaited.ts';
import type { Digest } from '../../domain/digest/digest.ts';
import { type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import { answer } from '../answer.ts';
import { actions, button } from '../blocks/button.ts';
import { context } from '../blocks/plain-text.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import { BLOCKS_PER_MESSAGE, MESSAGE_SIZE } from '../limits.ts';
import type { Message } from '../message.ts';
import { sizeOf } from '../size.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { harmless } from '../text/harmless.ts';
import { age, dateAndTime } from '../text/time.ts';
import { tellsOfAccounts } from './account-picker.ts';
import { DIGEST_ACKNOWLEDGE, DIGEST_OPEN, DIGEST_SHOW_ALL, DIGEST_UNMEASURED } from './action-ids.ts';
import { type AuditNote, auditHeadLine, auditHeadline, auditWarning } from './audit-note.ts';
import { encodeDigestValue } from './digest-value.ts';
import { offersFindings } from './finding-picker.ts';
import { folded } from './fold.ts';
import { digestHeadline } from './headline.ts';
import { hasMore, urgentGroups } from './lists.ts';
import { type PostedDigest, postedWhere } from './posted-link.ts';
import { summaryLines } from './summary.ts';
import { DETAILS } from './words.ts';

export interface DigestOptions extends AuditNote {
  readonly now: Instant;
  /** Whether findings can be acknowledged by anybody here; who may is decided at the click. */
  readonly canAcknowledge: boolean;
  /** The trend, already uploaded; absent: it is told in words alone. */
  readonly picture?: { readonly slackFileId: string; readonly alternative: string };
}

const ALTERNATIVE_LENGTH = 1_900;

/** The message of the day: what calls for somebody, worst first, within Slack's limits for any digest. */
export function digestMessage(digest: Digest, options: DigestOptions): Message {
  const { now } = options;
  return draw(digest, options, {
    first: auditHeadline(options),
    notes: [...agedNote(digest, now), ...auditWarning(options)],
    last: auditHeadLine(digest, options, now),
  });
}

/** A sweep this old when it is posted was made for a digest that could not be posted then, or for another channel. */
const AGED: Milliseconds = 30 * MINUTE;

/** What is late says of when it is anyway. */
function agedNote({ takenAt, lateSince }: Digest, now: Instant): string[] {
  if (lateSince !== undefined || now - takenAt <= AGED) return [];
  return [`It says how things stood ${dateAndTime(takenAt, now)}, ${age(takenAt, now)}.`];
}

export interface PreviewOptions extends DigestOptions {
  /** Where the digest stands, if it was posted. */
  readonly posted?: PostedDigest;
  /** Where it is not today's: what comes next. */
  readonly awaited?: AwaitedDigest;
}

/** The same for one person, from the last sweep: said to be that, where it was posted, and when the next one comes. */
export function previewMessage(digest: Digest, options: PreviewOptions): Message {
  const { takenAt } = digest;
  const { now, posted, awaited } = options;
  const what = posted === undefined ? 'PREVIEW, for you alone' : 'For you alone: the last digest';
  const notes = [
    `${what}, from the sweep of ${dateAndTime(takenAt, now)} (${age(takenAt, now)}).`,
    ...(awaited === undefined ? [] : [awaitedNote(awaited, now)]),
  ];
  const last = posted === undefined ? [] : [richText([plain('Posted '), ...postedWhere(posted, now)])];
  return draw(digest, options, { first: '', notes, last });
}

function awaitedNote({ dueAt, isOfToday }: AwaitedDigest, now: Instant): string {
  const due = dateAndTime(dueAt, now);
  if (isOfToday) return `Today's has not come yet: it ${dueAt > now ? 'is' : 'was'} due ${due}.`;
  return dueAt > now ? `The next one is due ${due}.` : `The one that was due ${due} has not come yet.`;
}

/** There is nothing to preview. */
export function noPreviewMessage(): Message {
  return answer('There is no digest to preview: no sweep was complete yet.', [
    'Do: type /root-digest now, or wait for the first one.',
  ]);
}

/** What is said beside the digest: at the end of the first line, below it, and in small print last. */
interface Beside {
  readonly first: string;
  readonly notes: readonly string[];
  readonly last: readonly KnownBlock[];
}

function draw(digest: Digest, options: DigestOptions, beside: Beside): Message {
  const { now } = options;
  const first = `${digestHeadline(digest, now)}${beside.first}`;
  const lines = [...beside.notes, ...summaryLines(digest, now)];
  const head = richText([bold(first), ...lines.map((line) => plain(`\n${line}`))]);
  const groups = urgentGroups(digest, now);
  const frame = [
    head,
    ...trend(digest, options),
    ...detailsNote(digest),
    ...beside.last,
    ...actions(buttons(digest, options, true)),
  ];
  const room = { size: MESSAGE_SIZE - sizeOf(frame), blocks: BLOCKS_PER_MESSAGE - frame.length };
  const { blocks, isFolded } = folded(groups, room);
  return {
    text: escapeMrkdwn(first),
    blocks: [
      head,
      ...blocks,
      ...trend(digest, options),
      ...(blocks.length > 0 ? detailsNote(digest) : []),
      ...beside.last,
      ...actions(buttons(digest, options, isFolded || hasMore(digest, now))),
    ],
  };
}

/** Nothing where a button says it. */
function detailsNote(digest: Digest): KnownBlock[] {
  return tellsOfAccounts(digest) ? [] : [context(DETAILS)];
}

function trend({ trend: { text, days } }: Digest, { picture }: DigestOptions): KnownBlock[] {
  if (picture !== undefined) {
    const alternative = harmless(picture.alternative, ALTERNATIVE_LENGTH);
    return [{ type: 'image', slack_file: { id: picture.slackFileId }, alt_text: alternative }];
  }
  return days.length > 1 ? [context(harmless(`Trend: ${text}`, ALTERNATIVE_LENGTH))] : [];
}

function buttons(digest: Digest, { canAcknowledge }: DigestOptions, canShowMore: boolean): Button[] {
  const { date, unmeasured, partlyMeasured } = digest;
  const value = (view: 'all' | 'unmeasured') => encodeDigestValue({ view, date, page: 1 });
  return [
    ...(canShowMore ? [button('Show all', DIGEST_SHOW_ALL, value('all'))] : []),
    ...(unmeasured.length + partlyMeasured.length > 0
      ? [button('Accounts not measured', DIGEST_UNMEASURED, value('unmeasured'))]
      : []),
    ...(tellsOfAccounts(digest) ? [button('Open account…', DIGEST_OPEN, value('all'))] : []),
    ...(canAcknowledge && offersFindings(digest)
      ? [button('Acknowledge…', DIGEST_ACKNOWLEDGE, value('all'))]
      : []),
  ];
}
