import type { Instant } from '../time.ts';
import type { WindowEventType } from './events.ts';
import { notices, type WantedNotice } from './notices.ts';
import { overdueSince, phaseOf, reviewStanding } from './phase.ts';
import type { BroughtByTime, ReplyTopic } from './reply-topic.ts';
import { isToldDirectly } from './told-directly.ts';
import type { RootWindow } from './window.ts';

/**
 * A message that a window calls for. All of them follow from the stored window and the clock, so that after any outage
 * it is plain which are missing. card: redrawn for as long as the window changes; `target`: a channel, or a user for a
 * direct message. page: a short one in the alerts channel, redrawn too. reply: posted once, in the thread of the card in
 * the approvals channel, or of the page. notice: posted once, to a person.
 */
export type WantedPost =
  | { readonly kind: 'card' | 'page'; readonly name: string; readonly target: string }
  | {
      readonly kind: 'reply';
      readonly name: string;
      readonly about: ReplyTopic;
      readonly to: 'card' | 'page';
    }
  | WantedNotice;

/** Where a window's messages go. */
export interface CardTargets {
  /** Where windows are decided. */
  readonly approvals: string;
  /** Where break-glass pages. */
  readonly alerts: string;
  /** User ids of the people to be told directly, groups resolved. */
  readonly directly: readonly string[];
}

/** Steps that are told in the thread; the request itself is the card. */
const TOLD: readonly WindowEventType[] = [
  'approved',
  'denied',
  'withdrawn',
  'revoked',
  'closed',
  'reviewed',
  'findings-recorded',
  'reminded',
  'declared-afterwards',
  'paper-recorded',
];

/** The name of a card's or page's post: `CARD#C0123ABCD`. */
export function cardName(target: string): string {
  return `CARD#${target}`;
}

/**
 * Every message that the window calls for at `now`: cards, replies in the order in which they became due, notices. None
 * is ever taken back by time.
 */
export function wantedPosts(window: RootWindow, targets: CardTargets, now: Instant): readonly WantedPost[] {
  return [
    ...cards(window, targets),
    ...replies(window, targets, now),
    ...notices(window, targets.directly, now),
  ];
}

function cards(window: RootWindow, { approvals, alerts, directly }: CardTargets): WantedPost[] {
  const told = isToldDirectly(window) ? directly : [];
  const pages = isPaged(window, { approvals, alerts }) ? [alerts] : [];
  const post = (kind: 'card' | 'page') => (target: string) => ({ kind, name: cardName(target), target });
  return [
    ...[approvals].map(post('card')),
    ...pages.map(post('page')),
    ...[...new Set(told)].map(post('card')),
  ];
}

/** Where both channels are one, the card itself pages. */
function isPaged({ request }: RootWindow, { approvals, alerts }: Omit<CardTargets, 'directly'>): boolean {
  return request.origin.kind === 'break-glass' && alerts !== approvals;
}

function replies(window: RootWindow, targets: CardTargets, now: Instant): WantedPost[] {
  const told = window.history.filter(({ event }) => TOLD.includes(event.type));
  const steps = told.map((entry) => ({
    at: entry.at,
    post: inThread(`REPLY#${entry.seq}`, { kind: 'entry', entry }),
  }));
  const overdue = overdueSince(window, now);
  const paged = overdue !== undefined && isPaged(window, targets);
  return [
    ...[...steps, ...brought(window, now)].sort((a, b) => a.at - b.at).map(({ post }) => post),
    ...(paged ? [inThread('ALERT#overdue', { kind: 'overdue' }, 'page')] : []),
  ];
}

function inThread(name: string, about: ReplyTopic, to: 'card' | 'page' = 'card'): WantedPost {
  return { kind: 'reply', name, about, to };
}

/** What time alone brought about. */
function brought(window: RootWindow, now: Instant): { at: Instant; post: WantedPost }[] {
  const { period, request } = window;
  const reply = (kind: BroughtByTime, at: Instant) => ({ at, post: inThread(`REPLY#${kind}`, { kind }) });
  const phase = phaseOf(window, now);
  if (phase === 'lapsed') return [reply('lapsed', request.lapsesAt)];
  const overdueAt = overdueSince(window, now);
  const overdue = overdueAt === undefined ? [] : [reply('overdue', overdueAt)];
  if (period === undefined || window.state !== 'approved') return overdue;
  const approvedAt = window.approvals.at(-1)?.at;
  const wasScheduled = approvedAt !== undefined && approvedAt < period.start;
  const opened = phase !== 'scheduled' && wasScheduled ? [reply('opened', period.start)] : [];
  const isOver = phase === 'ended' && reviewStanding(window, now) !== 'not-yet';
  return [...opened, ...(isOver ? [reply('ended', period.end)] : []), ...overdue];
}
