import type { Button, KnownBlock } from '@slack/types';
import type { Digest } from '../../domain/digest/digest.ts';
import type { Pieces } from '../../domain/pieces.ts';
import type { Instant } from '../../domain/time.ts';
import { answer } from '../answer.ts';
import { actions, button } from '../blocks/button.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import type { Group } from '../pages/group.ts';
import { type PageControls, pagedInPieces } from '../pages/paged.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { count, number } from '../text/words.ts';
import { tellsOfAccounts } from './account-picker.ts';
import {
  DIGEST_ACKNOWLEDGE,
  DIGEST_NEXT,
  DIGEST_OPEN,
  DIGEST_PREVIOUS,
  DIGEST_SHOW_ALL,
  DIGEST_UNMEASURED,
} from './action-ids.ts';
import { type DigestValue, encodeDigestValue } from './digest-value.ts';
import { offersFindings } from './finding-picker.ts';
import { digestHeadline } from './headline.ts';
import { pageGroups } from './lists.ts';
import { partlyGroups, partlyMeasuredPlaces } from './partly-groups.ts';
import { summaryLines } from './summary.ts';
import { unmeasuredGroups } from './unmeasured-groups.ts';
import { DETAILS, dayInWords } from './words.ts';

export interface DigestPageOptions {
  readonly now: Instant;
  readonly view: DigestValue['view'];
  /** From 1; beyond the last page, the last is shown. */
  readonly page: number;
  /** Whether findings can be acknowledged by anybody here; who may is decided at the click. */
  readonly canAcknowledge?: boolean;
}

/**
 * A page of all that a digest knows, or of the accounts that were not measured, for whoever asked. In pieces, because where
 * it begins is only known once all pages before it are laid out.
 */
export function* digestPage(digest: Digest, options: DigestPageOptions): Pieces<Message> {
  const { now, view, page } = options;
  const first = view === 'all' ? digestHeadline(digest, now) : unmeasuredLine(digest, now);
  yield;
  const groups = view === 'all' ? yield* pageGroups(digest, now) : notMeasuredGroups(digest, now);
  const below = (controls: PageControls) => actions(buttons(digest, options, controls));
  const blocks = yield* pagedInPieces({ groups, page, above: [above(first, digest, options)], below });
  return { text: escapeMrkdwn(first), blocks };
}

function above(first: string, digest: Digest, { view, now }: DigestPageOptions): KnownBlock {
  const lines = [
    ...(view === 'all' ? summaryLines(digest, now) : []),
    ...(tellsOfAccounts(digest) ? [] : [DETAILS]),
  ];
  return richText([bold(first), ...lines.map((line) => plain(`\n${line}`))]);
}

/** The digest behind the button is no longer kept. */
export function expiredDigest(): Message {
  return answer('The sweep behind this digest is no longer kept.', [
    'Do: type /root-digest preview for the last one, or /root-status for how it is now.',
  ]);
}

function notMeasuredGroups(digest: Digest, now: Instant): Group[] {
  return [...unmeasuredGroups(digest, now), ...partlyGroups(digest, now)];
}

function unmeasuredLine(digest: Digest, now: Instant): string {
  const { unmeasured, measured } = digest.counts;
  const of = count(unmeasured + measured, 'account');
  const told = [
    ...(unmeasured > 0 ? [`${number(unmeasured)} of ${of} NOT MEASURED`] : []),
    ...(digest.partlyMeasured.length > 0 ? [`${partlyMeasuredPlaces(digest)} measured in part only`] : []),
  ];
  const whole = measured === 0 ? 'no account was measured' : 'every account was measured';
  const all = told.length > 0 ? told.join(', ') : whole;
  return `Root digest, ${dayInWords(digest.date, now)}: ${all}`;
}

function buttons(
  digest: Digest,
  { view, canAcknowledge = false }: DigestPageOptions,
  { page, pages }: PageControls,
): Button[] {
  const { date, unmeasured, partlyMeasured } = digest;
  const to = (target: Partial<DigestValue>) => encodeDigestValue({ view, date, page: 1, ...target });
  return [
    ...(page > 1 ? [button('Previous', DIGEST_PREVIOUS, to({ page: page - 1 }))] : []),
    ...(page < pages ? [button('Next', DIGEST_NEXT, to({ page: page + 1 }))] : []),
    ...(view === 'unmeasured' ? [button('Show all', DIGEST_SHOW_ALL, to({ view: 'all' }))] : []),
    ...(view === 'all' && unmeasured.length + partlyMeasured.length > 0
      ? [button('Accounts not measured', DIGEST_UNMEASURED, to({ view: 'unmeasured' }))]
      : []),
    ...(tellsOfAccounts(digest) ? [button('Open account…', DIGEST_OPEN, to({}))] : []),
    ...(view === 'all' && canAcknowledge && offersFindings(digest)
      ? [button('Acknowledge…', DIGEST_ACKNOWLEDGE, to({}))]
      : []),
  ];
}
