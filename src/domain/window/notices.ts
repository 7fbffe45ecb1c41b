import type { AuditEntry } from '../audit-chain/entry.ts';
import type { Instant } from '../time.ts';
import { overdueSince, phaseOf, reviewStanding } from './phase.ts';
import { warningAt } from './reminders.ts';
import type { BroughtByTime, ReplyTopic } from './reply-topic.ts';
import { isToldDirectly } from './told-directly.ts';
import type { RootWindow } from './window.ts';

/** A direct message to one person, posted once. Begun only while it is still so (`isCurrent`): late, it would mislead. */
export interface WantedNotice {
  readonly kind: 'notice';
  readonly name: string;
  /** A user id. */
  readonly target: string;
  readonly about: ReplyTopic;
  readonly isCurrent: boolean;
}

/**
 * Whom the window tells directly at `now`. The operator always: that it is open, and that it ends. Whoever holds what
 * the operator needs: that it is open. Where the policy says so, those whom a reminder is for; and where people are told
 * directly (`directly`), that a review is overdue.
 */
export function notices(
  window: RootWindow,
  directly: readonly string[],
  now: Instant,
): readonly WantedNotice[] {
  return [...ofTheOpening(window, now), ...reminders(window, now), ...overdue(window, directly, now)];
}

function ofTheOpening(window: RootWindow, now: Instant): WantedNotice[] {
  const { request, period } = window;
  const { operator, custody } = request;
  const isOpen = phaseOf(window, now) === 'open';
  const holders = custody.map(({ holder }) => holder);
  const warnAt = warningAt(window);
  return [
    ...(period !== undefined && period.start <= now
      ? timely('opened', [operator.id, ...holders], isOpen)
      : []),
    ...(warnAt !== undefined && warnAt <= now ? timely('ending', [operator.id], isOpen) : []),
  ];
}

/** The operator is told of the end by the clock; of the other reminders only the last of each is still worth telling. */
function reminders(window: RootWindow, now: Instant): WantedNotice[] {
  if (!window.request.policy.notifyDirectly) return [];
  const entries = window.history.filter(({ event }) => event.type === 'reminded' && event.about !== 'ending');
  return entries.flatMap((entry) => {
    const isLast = entries.findLast((other) => aboutOf(other) === aboutOf(entry))?.seq === entry.seq;
    const isCurrent = isLast && isStillSo(window, entry, now);
    const { event } = entry;
    const people = event.type === 'reminded' ? event.people : [];
    return told(String(entry.seq), { kind: 'entry', entry }, people, isCurrent);
  });
}

function overdue(window: RootWindow, directly: readonly string[], now: Instant): WantedNotice[] {
  if (overdueSince(window, now) === undefined || !isToldDirectly(window)) return [];
  return timely('overdue', directly, window.review === undefined);
}

function aboutOf({ event }: AuditEntry): string | undefined {
  return event.type === 'reminded' ? event.about : undefined;
}

function isStillSo(window: RootWindow, entry: AuditEntry, now: Instant): boolean {
  if (aboutOf(entry) === 'undecided') return phaseOf(window, now) === 'pending';
  return ['unreviewed', 'overdue'].includes(reviewStanding(window, now));
}

function timely(kind: BroughtByTime, people: readonly string[], isCurrent: boolean): WantedNotice[] {
  return told(kind, { kind }, people, isCurrent);
}

function told(
  what: string,
  about: ReplyTopic,
  people: readonly string[],
  isCurrent: boolean,
): WantedNotice[] {
  return [...new Set(people)].map((target) => ({
    kind: 'notice',
    name: `NOTICE#${what}#${target}`,
    target,
    about,
    isCurrent,
  }));
}
