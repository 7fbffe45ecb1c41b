import type { PageChannel, PageState } from '../../slack/page-types.ts';

interface HeaderProps {
  readonly state: PageState;
  readonly channel: PageChannel | undefined;
  readonly place: string;
  readonly isSidebarOpen: boolean;
  readonly unread: number;
  toggleSidebar(): void;
  goTo(place: string): void;
}

/** What is being looked at; the app has two tabs. */
export function Header({ state, channel, place, isSidebarOpen, unread, toggleSidebar, goTo }: HeaderProps) {
  const isApp = place === 'home' || channel?.kind === 'dm';
  return (
    <header class="bar main-bar">
      <button
        type="button"
        class="icon-button sidebar-toggle"
        aria-label={isSidebarOpen ? 'Hide channels' : 'Show channels'}
        aria-expanded={isSidebarOpen}
        aria-controls="sidebar"
        onClick={toggleSidebar}
      >
        ☰{unread > 0 && <span class="dot" />}
      </button>
      <div class="bar-title">
        <h1>{isApp ? state.appName : channel?.name}</h1>
        {!isApp && channel && <ChannelFacts channel={channel} />}
      </div>
      {isApp && <AppTabs state={state} place={place} goTo={goTo} />}
    </header>
  );
}

function AppTabs({ state, place, goTo }: Pick<HeaderProps, 'state' | 'place' | 'goTo'>) {
  const direct = state.channels.find((channel) => channel.kind === 'dm');
  const tabs = [{ id: 'home', name: 'Home' }, ...(direct ? [{ id: direct.id, name: 'Messages' }] : [])];
  return (
    <nav class="tabs" aria-label={state.appName}>
      {tabs.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          aria-current={place === id ? 'page' : undefined}
          onClick={() => goTo(id)}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}

function ChannelFacts({ channel }: { channel: PageChannel }) {
  return (
    <p class="bar-facts">
      {channel.isExternallyShared && <span class="tag">Shared with another company</span>}
      {channel.kind === 'private' && <span class="tag">Private</span>}
      {!channel.hasApp && <span class="tag">App not here</span>}
      <span class="topic">{channel.topic}</span>
    </p>
  );
}
