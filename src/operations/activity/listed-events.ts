import type { ToldEvent } from '../../domain/alert/alert-view.ts';
import { kindOf } from '../../domain/root-event/event-kind.ts';

/** Events for whoever asked, as many as an answer holds. */
export interface ListedEvents {
  add(told: ToldEvent): void;
  all(): { readonly events: readonly ToldEvent[]; readonly left: number };
}

/** Some 2 MB: what is more nobody reads page by page. */
export const MOST_LISTED = 1_000;

/** What may come without number, reads and what AWS itself did, gives way to everything else. */
export function createListedEvents(most: number = MOST_LISTED): ListedEvents {
  const telling: ToldEvent[] = [];
  const minor: ToldEvent[] = [];
  let count = 0;
  return {
    add(told) {
      count += 1;
      const list = isMinor(told) ? minor : telling;
      if (list.length < most) list.push(told);
    },
    all() {
      const events = [...telling, ...minor].slice(0, most);
      return { events, left: count - events.length };
    },
  };
}

function isMinor(told: ToldEvent): boolean {
  if (told.kind !== 'root') return false;
  return told.judgement.kind === 'service' || kindOf(told.event) === 'read';
}
