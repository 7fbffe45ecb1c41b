import type { ComponentChildren } from 'preact';
import type { PageChannel, PageState } from '../../slack/page-types.ts';
import { Avatar } from '../messages/avatar.tsx';
import type { SandboxTime } from '../state/use-clock.ts';
import { ClockPanel } from './clock-panel.tsx';
import { EventsPanel } from './events-panel.tsx';
import { PersonSwitcher } from './person-switcher.tsx';

interface SidebarProps {
  readonly state: PageState;
  readonly place: string;
  /** Messages that arrived unseen, by channel id. */
  readonly unread: ReadonlyMap<string, number>;
  readonly time: SandboxTime;
  readonly isOpen: boolean;
  goTo(place: string): void;
  become(handle: string): void;
}

export function Sidebar({ state, place, unread, time, isOpen, goTo, become }: SidebarProps) {
  const channels = state.channels.filter((channel) => channel.kind !== 'dm');
  const direct = state.channels.find((channel) => channel.kind === 'dm');
  return (
    <nav id="sidebar" class={isOpen ? 'sidebar open' : 'sidebar'} aria-label="Workspace">
      <header class="workspace">
        <span class="workspace-name">{state.team}</span>
        <span class="workspace-kind">Sandbox</span>
      </header>
      <div class="places">
        <Heading>Channels</Heading>
        {channels.map((channel) => (
          <PlaceLink
            key={channel.id}
            isHere={place === channel.id}
            count={unread.get(channel.id)}
            go={() => goTo(channel.id)}
          >
            <ChannelName channel={channel} />
          </PlaceLink>
        ))}
        <Heading>Apps</Heading>
        {direct && (
          <PlaceLink
            isHere={place === direct.id || place === 'home'}
            count={unread.get(direct.id)}
            go={() => goTo(place === 'home' ? 'home' : direct.id)}
          >
            <Avatar name={state.appName} kind="app" /> {state.appName}
          </PlaceLink>
        )}
      </div>
      <EventsPanel />
      <ClockPanel time={time} />
      <PersonSwitcher state={state} become={become} />
    </nav>
  );
}

function Heading({ children }: { children: ComponentChildren }) {
  return <h2 class="places-heading">{children}</h2>;
}

interface LinkProps {
  readonly isHere: boolean;
  readonly count: number | undefined;
  readonly children: ComponentChildren;
  go(): void;
}

function PlaceLink({ isHere, count, children, go }: LinkProps) {
  return (
    <button
      type="button"
      class={`place ${isHere ? 'here' : ''} ${count ? 'unread' : ''}`}
      aria-current={isHere ? 'page' : undefined}
      onClick={go}
    >
      <span class="place-name">{children}</span>
      {count !== undefined && count > 0 && (
        <span class="count">
          {count}
          <span class="hidden"> unread</span>
        </span>
      )}
    </button>
  );
}

function ChannelName({ channel }: { channel: PageChannel }) {
  const about = [
    ...(channel.kind === 'private' ? ['private'] : []),
    ...(channel.isExternallyShared ? ['shared with another company'] : []),
  ];
  return (
    <>
      <span class="sigil" aria-hidden="true">
        {channel.kind === 'private' ? <LockIcon /> : '#'}
      </span>
      {channel.name.replace(/^#/, '')}
      {channel.isExternallyShared && (
        <span class="shared" aria-hidden="true">
          shared
        </span>
      )}
      {about.length > 0 && <span class="hidden"> ({about.join(', ')})</span>}
    </>
  );
}

function LockIcon() {
  return (
    <svg viewBox="0 0 20 20" width="13" height="13" aria-hidden="true">
      <rect x="4" y="9" width="12" height="8" rx="1.5" fill="currentColor" />
      <path d="M6.5 9V6.5a3.5 3.5 0 017 0V9" fill="none" stroke="currentColor" stroke-width="1.8" />
    </svg>
  );
}
