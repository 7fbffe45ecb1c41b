import { useMemo } from 'preact/hooks';
import type { PageChannel } from '../../slack/page-types.ts';
import { Composer } from '../composer/composer.tsx';
import { useDesk } from '../desk.ts';
import { MessageList } from '../messages/message-list.tsx';
import type { Pointer } from '../messages/pointed-at.ts';
import { channelTimeline } from '../state/timeline.ts';
import { dayName } from '../text/slack-date.ts';

interface ChannelProps {
  readonly channel: PageChannel;
  readonly pointer: Pointer | undefined;
  onThread(ts: string): void;
}

/** A channel's messages, or the app's direct messages, with the composer. */
export function ChannelView({ channel, pointer, onThread }: ChannelProps) {
  const { state, now, say } = useDesk();
  const timeline = useMemo(
    () => channelTimeline(state.messages, channel.id, (at) => dayName(at, { now })),
    [state.messages, channel.id, now],
  );
  const name = channel.kind === 'dm' ? state.appName : channel.name;
  return (
    <>
      <MessageList
        label={`Messages in ${name}`}
        timeline={timeline}
        empty={emptyText(channel, name)}
        pointer={pointer}
        onThread={onThread}
      />
      <Composer label={`Message ${name}`} send={(text) => say(channel.name, text)} />
    </>
  );
}

function emptyText(channel: PageChannel, name: string): string {
  const begin = `This is the very beginning of ${name}.`;
  const canAsk = channel.hasApp || channel.kind === 'dm';
  return `${begin} ${canAsk ? 'Type / to see what the app can do.' : 'The app is not in this channel; its commands work here all the same.'}`;
}
