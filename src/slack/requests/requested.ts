import type { RichTextElement } from '@slack/types';
import type { ApproverSet } from '../../domain/approval-policy/policy.ts';
import type { ChannelTroubles } from '../../domain/channel-trouble.ts';
import type { Instant } from '../../domain/time.ts';
import type { RequestOutcome } from '../../domain/window/outcomes.ts';
import { phaseOf } from '../../domain/window/phase.ts';
import type { WindowRequest } from '../../domain/window/request.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { bold, person, plain, richText, usergroup } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { capital, count, numeral } from '../text/words.ts';
import { joined, type Line } from '../windows/lines.ts';
import { NOBODY_REVIEWS } from '../windows/nobody-reviews.ts';
import { headline } from '../windows/state.ts';
import { exactLength, moment } from '../windows/when.ts';
import { notPaged, whereItsCardIs } from './channel-troubles.ts';

/** A request that is stored, whether just now or by the same submission before. */
export type StoredRequest = Exclude<RequestOutcome, { kind: 'refused' }>;

const NAMED = 8;

/** What whoever asked is told: where the card is, who may approve, and when it lapses. For their eyes only. */
export function requestedMessage(
  outcome: StoredRequest,
  approvalsChannel: string,
  now: Instant,
  troubles: ChannelTroubles = {},
): Message {
  const first = headline(outcome.window, now);
  const paging = notPaged(outcome.window, troubles);
  const card = whereItsCardIs(outcome.window, approvalsChannel, troubles);
  const lines = [...(paging === undefined ? [] : [paging]), ...linesOf(outcome, card, now)];
  return { text: escapeMrkdwn(first), blocks: [richText([bold(first), plain('\n'), ...joined(lines)])] };
}

function linesOf(outcome: StoredRequest, card: Line, now: Instant): Line[] {
  const { kind, window } = outcome;
  const approvers = outcome.kind === 'requested' ? outcome.approvers : undefined;
  const again =
    kind === 'again'
      ? [[plain('This was asked for before: what it said then stands, and nothing was added.')]]
      : [];
  const isPending = phaseOf(window, now) === 'pending';
  return [
    ...again,
    ...(isPending ? [mayApprove(window.request, approvers)] : openNow(window, now)),
    card,
    ...(isPending ? [[plain(lapse(window, now))]] : []),
    [plain(`Everything about it: /root-windows ${window.id}`)],
  ];
}

/** `Two of these must approve it: …`: those found to be able to; where that is not known, people pinned and groups. */
function mayApprove(
  { policy, requester, operator, custody }: WindowRequest,
  approvers: readonly string[] | undefined,
): Line {
  const holders = policy.quorum === 1 ? custody.map(({ holder }) => holder) : [];
  const never = [requester.id, operator.id, ...holders];
  const known = approvers === undefined ? undefined : [{ users: approvers, groups: [] }];
  const sets = (known ?? policy.approvers).map((set) => peopleIn(set, never));
  const each = sets.flatMap((set, n) => (n === 0 ? set : [plain(', who must also be among '), ...set]));
  const must =
    policy.quorum === 1
      ? 'One of these must approve it: '
      : `${capital(numeral(policy.quorum))} of these must approve it: `;
  return [plain(must), ...each, plain('.')];
}

function peopleIn(
  { users, groups }: Pick<ApproverSet, 'users' | 'groups'>,
  without: readonly string[],
): RichTextElement[] {
  const people = users.filter((id) => !without.includes(id));
  const all = [...people.map(person), ...groups.map(usergroup)];
  const shown = all.slice(0, NAMED).flatMap((each, n) => (n === 0 ? [each] : [plain(', '), each]));
  return all.length > NAMED ? [...shown, plain(` and ${count(all.length - NAMED, 'other')}`)] : shown;
}

function openNow({ request }: RootWindow, now: Instant): Line[] {
  if (request.origin.kind !== 'break-glass') return [];
  const review = `Somebody else must review it within ${exactLength(request.policy.reviewWithin)} after its end.`;
  return [
    ...(request.noReviewer === true ? [[bold(NOBODY_REVIEWS)]] : []),
    [plain(`Nobody was asked, and everyone is paged. ${review} Asked ${moment(request.requestedAt, now)}.`)],
  ];
}

function lapse({ request }: RootWindow, now: Instant): string {
  return `If nobody decides, it lapses at ${moment(request.lapsesAt, now)}.`;
}
