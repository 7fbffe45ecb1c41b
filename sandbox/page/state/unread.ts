import { useCallback, useState } from 'preact/hooks';
import type { PageEvent } from '../../slack/page-types.ts';

/** How many messages arrived in channels that were not being looked at. */
export function useUnread(place: string) {
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const note = useCallback(
    (event: PageEvent) => {
      if (event.kind !== 'message' || event.change !== 'posted') return;
      const { channelId } = event.message;
      if (channelId !== place) setCounts((all) => new Map(all).set(channelId, (all.get(channelId) ?? 0) + 1));
    },
    [place],
  );
  const seen = useCallback((channelId: string) => setCounts((all) => without(all, channelId)), []);
  const forget = useCallback(() => setCounts(new Map()), []);
  return { counts, note, seen, forget };
}

function without(counts: ReadonlyMap<string, number>, key: string): ReadonlyMap<string, number> {
  return counts.has(key) ? new Map([...counts].filter(([other]) => other !== key)) : counts;
}
