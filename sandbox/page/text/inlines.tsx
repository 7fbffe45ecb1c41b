import { type Desk, useDesk } from '../desk.ts';
import type { Inline } from './inline.ts';
import { type MessagePlace, parsePermalink } from './permalink.ts';
import { formatSlackDate } from './slack-date.ts';

/** Text with markup, inside a line. Everything people and AWS wrote ends up in text nodes. */
export function Inlines({ inlines }: { inlines: readonly Inline[] }) {
  return (
    <>
      {inlines.map((inline, i) => (
        <InlineView key={i} inline={inline} />
      ))}
    </>
  );
}

function InlineView({ inline }: { inline: Inline }) {
  const desk = useDesk();
  switch (inline.kind) {
    case 'text':
      return <>{inline.text}</>;
    case 'styled':
      return <Styled style={inline.style}>{inline.children}</Styled>;
    case 'code':
      return <code>{inline.text}</code>;
    case 'link':
      return <Link url={inline.url} text={inline.text} />;
    case 'emoji':
      return <Emoji name={inline.name} glyph={inline.glyph} />;
    case 'date':
      return <DateText desk={desk} inline={inline} />;
    case 'person':
    case 'channel':
    case 'user-group':
    case 'broadcast':
      return <Mention desk={desk} inline={inline} />;
  }
}

function Styled({ style, children }: { style: 'bold' | 'italic' | 'strike'; children: readonly Inline[] }) {
  const inner = <Inlines inlines={children} />;
  if (style === 'bold') return <strong>{inner}</strong>;
  return style === 'italic' ? <em>{inner}</em> : <s>{inner}</s>;
}

/** Opens elsewhere and tells that place nothing; its address shows. One to a message here goes there. */
export function Link({ url, text }: { url: string; text: string }) {
  const { state } = useDesk();
  const place = parsePermalink(url);
  if (place !== undefined && state.channels.some(({ id }) => id === place.channelId))
    return <MessageLink place={place} text={text} />;
  const isSafe = /^(https?|mailto):/i.test(url);
  if (!isSafe) return <>{text}</>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" title={url}>
      {text}
    </a>
  );
}

function MessageLink({ place: { channelId, ts }, text }: { place: MessagePlace; text: string }) {
  const desk = useDesk();
  const follow = (event: MouseEvent) => {
    // Another tab is the browser's business.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    desk.goToMessage(channelId, ts);
  };
  return (
    <a href={desk.messageUrl(channelId, ts)} onClick={follow}>
      {text}
    </a>
  );
}

export function Emoji({ name, glyph }: { name: string; glyph: string }) {
  return (
    <span class="emoji" role="img" aria-label={name.replaceAll('_', ' ')} title={`:${name}:`}>
      {glyph}
    </span>
  );
}

function DateText({ desk, inline }: { desk: Desk; inline: Extract<Inline, { kind: 'date' }> }) {
  const shown = formatSlackDate(inline.seconds, inline.format, { now: desk.now }) ?? inline.fallback;
  if (inline.url !== undefined) return <Link url={inline.url} text={shown} />;
  return <span title={inline.fallback}>{shown}</span>;
}

type MentionInline = Extract<Inline, { kind: 'person' | 'channel' | 'user-group' | 'broadcast' }>;

function Mention({ desk, inline }: { desk: Desk; inline: MentionInline }) {
  const isMe = inline.kind === 'person' && inline.id === desk.state.me.id;
  return <span class={isMe ? 'mention mention-me' : 'mention'}>{mentionText(desk, inline)}</span>;
}

function mentionText({ state }: Desk, inline: MentionInline): string {
  switch (inline.kind) {
    case 'person':
      return `@${state.people.find((p) => p.id === inline.id)?.name ?? appNameFor(state.appName, inline.id)}`;
    case 'channel':
      return state.channels.find((c) => c.id === inline.id)?.name ?? '#private-channel';
    case 'user-group':
      return `@${state.userGroups.find((g) => g.id === inline.id)?.handle ?? inline.id}`;
    case 'broadcast':
      return `@${inline.range}`;
  }
}

/** The only bot here is the app. */
function appNameFor(appName: string, id: string): string {
  return id.startsWith('U') ? appName : id;
}
