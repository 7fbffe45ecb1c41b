import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Placed } from '../state/timeline.ts';

/** Near enough to the end to be reading there; CSS pixels. */
const NEAR_END = 120;

/**
 * Scrolls a list of messages for whoever reads at its end: they stay there while more arrive and pictures load, and a new
 * message that is longer than the list is high begins at the top. Gives the reference for the list's element.
 */
export function useFollowedEnd(timeline: readonly Placed[]) {
  const list = useRef<HTMLElement>(null);
  const isReadingEnd = useRef(true);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const note = () => {
      isReadingEnd.current = readsEnd(element);
    };
    const follow = () => isReadingEnd.current && toEnd(element, false);
    element.addEventListener('scroll', note);
    // A picture's event does not bubble.
    element.addEventListener('load', follow, { capture: true });
    const resized = new ResizeObserver(follow);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', note);
      element.removeEventListener('load', follow, { capture: true });
      resized.disconnect();
    };
  }, []);
  const newest = timeline.at(-1)?.message;
  const shown = useRef<typeof newest>(undefined);
  useLayoutEffect(() => {
    if (isReadingEnd.current && list.current) toEnd(list.current, newest !== shown.current);
    shown.current = newest;
  }, [timeline, newest]);
  return list;
}

/** Whoever has any of the last message before them reads at the end: a long one is read from its top. */
function readsEnd(element: HTMLElement): boolean {
  const below = element.scrollHeight - element.scrollTop - element.clientHeight;
  return below < Math.max(NEAR_END, element.lastElementChild?.clientHeight ?? 0);
}

/** A long last message stays where it is being read, unless it is new. */
function toEnd(element: HTMLElement, isNew: boolean): void {
  const last = element.lastElementChild;
  if (!last || last.clientHeight <= element.clientHeight) element.scrollTop = element.scrollHeight;
  else if (isNew) element.scrollTop += last.getBoundingClientRect().top - element.getBoundingClientRect().top;
}
