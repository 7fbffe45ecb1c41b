import { useDesk } from '../desk.ts';
import { scrollsByKey } from '../frame/scrolls-by-key.ts';
import type { Placed } from '../state/timeline.ts';
import { dayName } from '../text/slack-date.ts';
import { useFollowedEnd } from './followed-end.ts';
import { Message } from './message.tsx';
import { type Pointer, usePointedAt } from './pointed-at.ts';

interface ListProps {
  readonly label: string;
  readonly timeline: readonly Placed[];
  readonly empty: string;
  readonly pointer?: Pointer | undefined;
  readonly onThread?: (ts: string) => void;
}

/** Messages, oldest first. Whoever reads at the end stays there while more arrive. */
export function MessageList({ label, timeline, empty, pointer, onThread }: ListProps) {
  const { now } = useDesk();
  const list = useFollowedEnd(timeline);
  const isThere = pointer !== undefined && timeline.some(({ message }) => message.ts === pointer.ts);
  usePointedAt(list, pointer, isThere);
  return (
    <section ref={list} class="messages" aria-label={label} {...scrollsByKey}>
      <div class="messages-gap" />
      {timeline.length === 0 && <p class="messages-empty">{empty}</p>}
      {timeline.map((placed) => (
        <div key={placed.message.ts} class="message-row">
          {placed.startsDay && (
            <div class="day">
              <span>{dayName(placed.at, { now })}</span>
            </div>
          )}
          <Message placed={placed} {...(onThread ? { onThread } : {})} />
        </div>
      ))}
    </section>
  );
}
