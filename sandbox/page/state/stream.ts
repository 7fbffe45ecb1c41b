import type { PageEvent, PageState } from '../../slack/page-types.ts';
import { api } from '../api.ts';

export interface StreamListener {
  /** All that one person sees: at the start, and anew whenever the stream had been lost. */
  loaded(state: PageState): void;
  happened(event: PageEvent): void;
  /** The connection is lost and being tried again. */
  lost(problem: string): void;
}

const RETRY = 1_000;

/**
 * Follows what one person sees, for ever. A lost connection is tried again every second, from a fresh state, since a
 * restarted workspace has forgotten everything. Returns the way to stop.
 */
export function follow(as: string, listener: StreamListener): () => void {
  let source: EventSource | undefined;
  let timer: number | undefined;
  let stopped = false;
  const connect = async () => {
    try {
      const state = await api.state(as);
      if (stopped) return;
      listener.loaded(state);
      source = listen(as, state.sequence, listener, again);
    } catch (error) {
      again(error instanceof Error ? error.message : String(error));
    }
  };
  const again = (problem: string) => {
    source?.close();
    if (stopped) return;
    listener.lost(problem);
    timer = window.setTimeout(connect, RETRY);
  };
  void connect();
  return () => {
    stopped = true;
    source?.close();
    window.clearTimeout(timer);
  };
}

function listen(
  as: string,
  since: number,
  listener: StreamListener,
  lost: (problem: string) => void,
): EventSource {
  const source = new EventSource(api.eventsUrl(as, since));
  source.onmessage = (message: MessageEvent<string>) => {
    // The server is this repository's own, and built against the same types.
    listener.happened(JSON.parse(message.data) as PageEvent);
  };
  source.onerror = () => lost('The connection to the sandbox was lost.');
  return source;
}
