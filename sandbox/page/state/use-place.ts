import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { PageState } from '../../slack/page-types.ts';
import { type PageAddress, readAddress, writeAddress } from './address.ts';

/** Who is looking at what. Both stand in the address; a thread and the sidebar do not outlive a change of place. */
export function usePlace(firstPerson: string) {
  const [address, setAddress] = useState<PageAddress>(() => readAddress(location.search));
  const [thread, setThread] = useState<string | undefined>(undefined);
  const [isSidebarOpen, setSidebarOpen] = useState(false);
  useEffect(() => {
    const back = () => setAddress(readAddress(location.search));
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  const go = useCallback((next: PageAddress) => {
    history.pushState(null, '', writeAddress(next));
    setAddress(next);
    setThread(undefined);
    setSidebarOpen(false);
  }, []);
  const as = address.as ?? firstPerson;
  const pointer = useMemo(
    () => (address.message === undefined ? undefined : { ts: address.message }),
    [address],
  );
  const goToMessage = useCallback((place: string, message: string) => go({ as, place, message }), [as, go]);
  return {
    as,
    wanted: address.place,
    thread,
    isSidebarOpen,
    /** Where the person is: what the address asks for if they may see it, else their first channel. */
    placeIn: (state: PageState | undefined) => placeIn(address.place, state),
    /** The message that the address leads to. */
    pointer,
    goTo: (place: string) => go({ as, place }),
    goToMessage,
    /** The place stays, where the other person has it as well. */
    become: (handle: string) => go({ as: handle, place: address.place === 'home' ? 'home' : address.place }),
    openThread: setThread,
    closeThread: () => setThread(undefined),
    toggleSidebar: () => setSidebarOpen((open) => !open),
  };
}

function placeIn(wanted: string | undefined, state: PageState | undefined): string {
  const isThere = wanted === 'home' || state?.channels.some((channel) => channel.id === wanted);
  return (isThere ? wanted : state?.channels[0]?.id) ?? '';
}
