import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PageEvent } from '../slack/page-types.ts';
import { DeskProvider } from './desk.ts';
import { announcement } from './frame/announcer.ts';
import { ChannelView } from './frame/channel-view.tsx';
import { Header } from './frame/header.tsx';
import { HomeView } from './frame/home-view.tsx';
import { Toasts, useToasts } from './frame/toasts.tsx';
import { Thread } from './messages/thread.tsx';
import { ConfirmView, useConfirm } from './modal/confirm.tsx';
import { Modal } from './modal/modal.tsx';
import { Sidebar } from './sidebar/sidebar.tsx';
import { useUnread } from './state/unread.ts';
import { useClock } from './state/use-clock.ts';
import { useDeskFor } from './state/use-desk.ts';
import { usePlace } from './state/use-place.ts';
import { useWorkspace } from './state/use-workspace.ts';

/** The whole page, as the person called `as`. */
export function App({ firstPerson }: { firstPerson: string }) {
  const at = usePlace(firstPerson);
  const { toasts, tell, dismiss } = useToasts();
  const { asked, ask } = useConfirm();
  const time = useClock(tell);
  const unread = useUnread();
  const [spoken, setSpoken] = useState('');
  const onEvent = useCallback(
    (event: PageEvent) => {
      time.heard(event.at);
      unread.note(event);
      if (event.kind === 'warning') tell(event.text);
      setSpoken((before) => announcement(event, at.as) ?? before);
    },
    [time.heard, unread.note, tell, at.as],
  );
  const { state, problem } = useWorkspace(at.as, onEvent);
  const minute = time.now - (time.now % 60_000);
  const desk = useDeskFor(
    { as: at.as, toast: tell, confirm: ask, goToMessage: at.goToMessage },
    state,
    minute,
  );
  const place = at.placeIn(state);
  useEffect(() => unread.look(place), [place, unread.look]);
  const toastView = <Toasts toasts={toasts} dismiss={dismiss} />;
  if (!state || !desk) return <Waiting problem={problem} />;
  const channel = state.channels.find((c) => c.id === place);
  const total = [...unread.counts.values()].reduce((sum, n) => sum + n, 0);
  return (
    <DeskProvider value={desk}>
      <div class={at.thread === undefined ? 'frame' : 'frame with-thread'}>
        <Sidebar
          {...{ state, place, time }}
          unread={unread.counts}
          isOpen={at.isSidebarOpen}
          goTo={at.goTo}
          become={(handle) => {
            unread.forget();
            at.become(handle);
          }}
        />
        {at.isSidebarOpen && (
          <button type="button" class="veil" aria-label="Hide channels" onClick={at.toggleSidebar} />
        )}
        <main class="main">
          <Header
            {...{ state, channel, place }}
            isSidebarOpen={at.isSidebarOpen}
            unread={total}
            toggleSidebar={at.toggleSidebar}
            goTo={at.goTo}
          />
          {problem !== undefined && <p class="banner">{problem} Trying again…</p>}
          {!state.appConnected && <p class="banner">The app is not connected; it cannot answer yet.</p>}
          {channel ? (
            <ChannelView
              key={`${at.as} ${place}`}
              channel={channel}
              pointer={at.pointer}
              onThread={at.openThread}
            />
          ) : (
            <HomeView />
          )}
        </main>
        {channel && at.thread !== undefined && (
          <Thread channel={channel} threadTs={at.thread} onClose={at.closeThread} />
        )}
      </div>
      <div class="hidden" role="log" aria-live="polite">
        {spoken}
      </div>
      {state.modal ? <Modal modal={state.modal}>{toastView}</Modal> : toastView}
      {asked && <ConfirmView {...asked} />}
    </DeskProvider>
  );
}

function Waiting({ problem }: { problem: string | undefined }) {
  return (
    <p class="waiting" role="status">
      {problem === undefined ? 'Opening the workspace…' : `${problem} Trying again…`}
    </p>
  );
}
