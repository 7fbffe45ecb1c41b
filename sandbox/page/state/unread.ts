import { useCallback, useRef, useState } from 'preact/hooks';
import type { PageEvent } from '../../slack/page-types.ts';

/** How many messages arrived in channels that were not being looked at. */
export function useUnread() {
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const place = useRef('');
  const note = useCallback((event: PageEvent) => {
    if (event.kind !== 'message' || event.change !== 'posted') return;
    const { channelId } = event.message;
    if (channelId === place.current) return;
    setCounts((all) => new Map(all).set(channelId, (all.get(channelId) ?? 0) + 1));
  }, []);
  /** The person looks at that place now. */
  const look = useCallback((channelId: string) => {
    place.current = channelId;
    setCounts((all) =>
      all.has(channelId) ? new Map([...all].filter(([other]) => other !== channelId)) : all,
    );
  }, []);
  const forget = useCallback(() => setCounts(new Map()), []);
  return { counts, note, look, forget };
}
