import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ShownMessage } from '../../slack/control.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { useDesk } from '../desk.ts';
import type { Placed } from '../state/timeline.ts';
import { parseMrkdwn } from '../text/mrkdwn.ts';
import { Passages } from '../text/passages.tsx';
import { timeOfDay } from '../text/slack-date.ts';
import { Avatar } from './avatar.tsx';
import { Files } from './files.tsx';

interface MessageProps {
  readonly placed: Placed;
  /** Absent in a thread, and where there is nothing to reply to. */
  readonly onThread?: (ts: string) => void;
}

export function Message({ placed, onThread }: MessageProps) {
  const { message, namesAuthor } = placed;
  const article = useKeptFocus(message);
  return (
    <article
      ref={article}
      tabIndex={-1}
      class={`message ${message.ephemeral ? 'ephemeral' : ''} ${namesAuthor ? '' : 'continued'}`}
      aria-label={`${message.author.name}${message.ephemeral ? ', only visible to you' : ''}`}
      data-ts={message.ts}
    >
      <div class="message-side">
        {namesAuthor ? (
          <Avatar name={message.author.name} kind={message.author.kind} />
        ) : (
          <Time at={placed.at} />
        )}
      </div>
      <div class="message-main">
        {message.ephemeral && namesAuthor && (
          <div class="only-you">
            <EyeIcon /> Only visible to you
          </div>
        )}
        {namesAuthor && <Byline placed={placed} />}
        <Body message={message} />
        <MentionsMe message={message} />
        {placed.replies.length > 0 && onThread && <Replies placed={placed} onThread={onThread} />}
      </div>
      {onThread && !message.ephemeral && (
        <button type="button" class="reply" onClick={() => onThread(message.ts)}>
          Reply in thread
        </button>
      )}
    </article>
  );
}

/** When what had the focus goes with an update (buttons after a decision), the message itself takes it. */
function useKeptFocus(message: ShownMessage) {
  const article = useRef<HTMLElement>(null);
  const held = useRef(false);
  useLayoutEffect(() => {
    if (held.current && document.activeElement === document.body)
      article.current?.focus({ preventScroll: true });
  }, [message]);
  useLayoutEffect(() => {
    const note = () => {
      if (document.activeElement !== document.body)
        held.current = article.current?.contains(document.activeElement) ?? false;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  return article;
}

function Byline({ placed: { message, at } }: { placed: Placed }) {
  return (
    <div class="byline">
      <span class="author">{message.author.name}</span>
      {message.author.kind === 'app' && <span class="app-tag">APP</span>}
      <Time at={at} />
    </div>
  );
}

function Time({ at }: { at: number }) {
  const { now } = useDesk();
  return (
    <time dateTime={new Date(at).toISOString()} title={new Date(at).toLocaleString()}>
      {timeOfDay(at, { now })}
    </time>
  );
}

function Body({ message }: { message: ShownMessage }) {
  const source = { kind: 'message', channelId: message.channelId, ts: message.ts } as const;
  return (
    <>
      {message.blocks.length > 0 ? (
        <Blocks blocks={message.blocks} source={source} />
      ) : (
        message.text !== '' && <Passages passages={parseMrkdwn(message.text)} />
      )}
      <Files files={message.files} />
      {message.edited && <span class="edited">(edited)</span>}
    </>
  );
}

/** Slack colours such a message; here a word says it too. */
function MentionsMe({ message }: { message: ShownMessage }) {
  const { state } = useDesk();
  if (!message.mentions.includes(state.me.handle)) return null;
  return <div class="mentions-me">Mentions you</div>;
}

function Replies({ placed, onThread }: { placed: Placed; onThread: (ts: string) => void }) {
  const { now } = useDesk();
  const count = placed.replies.length;
  const last = placed.replies.at(-1);
  return (
    <button type="button" class="replies" onClick={() => onThread(placed.message.ts)}>
      {count === 1 ? '1 reply' : `${count} replies`}
      {last && <span class="replies-last">Last reply {timeOfDay(Number(last.ts) * 1000, { now })}</span>}
    </button>
  );
}

function EyeIcon() {
  return (
    <svg viewBox="0 0 20 20" width="14" height="14" aria-hidden="true">
      <path
        d="M1.5 10S4.5 4.5 10 4.5 18.5 10 18.5 10 15.5 15.5 10 15.5 1.5 10 1.5 10z"
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
      />
      <circle cx="10" cy="10" r="2.6" fill="currentColor" />
    </svg>
  );
}
