import type { AuditEntry } from '../audit-chain/entry.ts';
import type { Instant } from '../time.ts';
import type { WindowEventType } from './events.ts';
import { phaseOf, reviewStanding } from './phase.ts';
import type { RootWindow } from './window.ts';

/**
 * A message that a window calls for. All of them follow from the stored window and the clock, so that after any outage
 * it is plain which are missing. card: redrawn for as long as the window changes; `target`: a channel, or a user for a
 * direct message. reply: posted once, in the thread of the card in the approvals channel.
 */
export type WantedPost =
  | { readonly kind: 'card'; readonly name: string; readonly target: string }
  | { readonly kind: 'reply'; readonly name: string; readonly about: ReplyTopic };

/** What a reply tells: a step of the history, or what time brought. */
export type ReplyTopic =
  | { readonly kind: 'entry'; readonly entry: AuditEntry }
  | { readonly kind: 'lapsed' | 'opened' | 'ended' };

/** Where a window's cards go. */
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
];

/** The name of a card's post: `CARD#C0123ABCD`. */
export function cardName(target: string): string {
  return `CARD#${target}`;
}

/** Every message that the window calls for at `now`, cards first, replies in the order in which they became due. */
export function wantedPosts(window: RootWindow, targets: CardTargets, now: Instant): readonly WantedPost[] {
  return [...cards(window, targets), ...replies(window, now)];
}

function cards({ request }: RootWindow, { approvals, alerts, directly }: CardTargets): WantedPost[] {
  const pages = request.origin.kind === 'break-glass' ? [alerts] : [];
  const told = request.policy.notifyDirectly || request.origin.kind === 'break-glass' ? directly : [];
  const all = [...new Set([approvals, ...pages, ...told])];
  return all.map((target) => ({ kind: 'card', name: cardName(target), target }));
}

function replies(window: RootWindow, now: Instant): WantedPost[] {
  const told = window.history.filter(({ event }) => TOLD.includes(event.type));
  const steps = told.map((entry) => ({
    at: entry.at,
    post: { kind: 'reply' as const, name: `REPLY#${entry.seq}`, about: { kind: 'entry' as const, entry } },
  }));
  return [...steps, ...brought(window, now)].sort((a, b) => a.at - b.at).map(({ post }) => post);
}

/** What time alone brought about. */
function brought(window: RootWindow, now: Instant): { at: Instant; post: WantedPost }[] {
  const phase = phaseOf(window, now);
  const { period, request } = window;
  const reply = (kind: 'lapsed' | 'opened' | 'ended', at: Instant) => ({
    at,
    post: { kind: 'reply' as const, name: `REPLY#${kind}`, about: { kind } },
  });
  if (phase === 'lapsed') return [reply('lapsed', request.lapsesAt)];
  if (period === undefined || window.state !== 'approved') return [];
  const approvedAt = window.approvals.at(-1)?.at;
  const wasScheduled = approvedAt !== undefined && approvedAt < period.start;
  const opened = phase !== 'scheduled' && wasScheduled ? [reply('opened', period.start)] : [];
  const over = reviewStanding(window, now);
  return phase === 'ended' && over !== 'not-yet' ? [...opened, reply('ended', period.end)] : opened;
}
