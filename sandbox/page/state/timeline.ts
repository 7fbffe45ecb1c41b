import type { Author, ShownMessage } from '../../slack/control.ts';

/** A message with what its neighbours decide: whether a day begins, whether its author is named again. */
export interface Placed {
  readonly message: ShownMessage;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly startsDay: boolean;
  readonly namesAuthor: boolean;
  /** Replies this person can see. */
  readonly replies: readonly ShownMessage[];
}

/** Slack names an author again after this many milliseconds. */
const SAME_BREATH = 5 * 60_000;

/** A channel as it is read: its messages outside threads, oldest first. `dayOf` names the day of an instant. */
export function channelTimeline(
  messages: readonly ShownMessage[],
  channelId: string,
  dayOf: (at: number) => string,
): readonly Placed[] {
  const own = messages.filter((m) => m.channelId === channelId);
  return placed(
    own.filter((m) => !isReply(m)),
    own,
    dayOf,
  );
}

/** A thread: what started it, then its replies. */
export function threadTimeline(
  messages: readonly ShownMessage[],
  channelId: string,
  threadTs: string,
  dayOf: (at: number) => string,
): readonly Placed[] {
  const own = messages.filter(
    (m) => m.channelId === channelId && (m.ts === threadTs || m.threadTs === threadTs),
  );
  return placed(own, [], dayOf);
}

/** When a message was posted; milliseconds since the epoch. */
export function instantOf(message: ShownMessage): number {
  return Number(message.ts) * 1000;
}

export function isReply(message: ShownMessage): boolean {
  return message.threadTs !== undefined && message.threadTs !== message.ts;
}

function placed(
  shown: readonly ShownMessage[],
  all: readonly ShownMessage[],
  dayOf: (at: number) => string,
): readonly Placed[] {
  const sorted = shown.toSorted((a, b) => instantOf(a) - instantOf(b));
  return sorted.map((message, i) => {
    const before = sorted[i - 1];
    const at = instantOf(message);
    const startsDay = !before || dayOf(instantOf(before)) !== dayOf(at);
    const replies = all.filter((m) => isReply(m) && m.threadTs === message.ts);
    return {
      message,
      at,
      startsDay,
      namesAuthor: startsDay || !before || !continues(before, message),
      replies,
    };
  });
}

function continues(before: ShownMessage, message: ShownMessage): boolean {
  return (
    authorKey(before.author) === authorKey(message.author) &&
    before.ephemeral === message.ephemeral &&
    instantOf(message) - instantOf(before) < SAME_BREATH
  );
}

function authorKey(author: Author): string {
  return author.kind === 'person' ? `@${author.handle}` : `${author.kind} ${author.name}`;
}
