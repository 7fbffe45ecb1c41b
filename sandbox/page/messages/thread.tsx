import { useEffect, useMemo } from 'preact/hooks';
import type { PageChannel } from '../../slack/page-types.ts';
import { Composer } from '../composer/composer.tsx';
import { useDesk } from '../desk.ts';
import { threadTimeline } from '../state/timeline.ts';
import { dayName } from '../text/slack-date.ts';
import { MessageList } from './message-list.tsx';

interface ThreadProps {
  readonly channel: PageChannel;
  readonly threadTs: string;
  onClose(): void;
}

export function Thread({ channel, threadTs, onClose }: ThreadProps) {
  const { state, now, say } = useDesk();
  const timeline = useMemo(
    () => threadTimeline(state.messages, channel.id, threadTs, (at) => dayName(at, { now })),
    [state.messages, channel.id, threadTs, now],
  );
  useEffect(() => {
    const opener = document.activeElement;
    return () => opener instanceof HTMLElement && opener.focus();
  }, []);
  return (
    <aside
      class="thread"
      aria-label="Thread"
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
    >
      <header class="bar">
        <h2>
          Thread <small>{channel.kind === 'dm' ? state.appName : channel.name}</small>
        </h2>
        <button type="button" class="icon-button" aria-label="Close thread" onClick={onClose}>
          ×
        </button>
      </header>
      <MessageList label="Thread" timeline={timeline} empty="This message is gone." />
      <Composer key={threadTs} label="Reply in thread" send={(text) => say(channel.name, text, threadTs)} />
    </aside>
  );
}
