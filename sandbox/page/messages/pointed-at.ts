import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** A message that a link led to; each time it is followed is another object. */
export interface Pointer {
  readonly ts: string;
}

/** Brings the message into view and puts the focus on it, as soon as it is in the list, once each time. */
export function usePointedAt(
  list: RefObject<HTMLElement | null>,
  pointer: Pointer | undefined,
  isThere: boolean,
) {
  useLayoutEffect(() => {
    if (pointer === undefined || !isThere) return;
    const message = list.current?.querySelector<HTMLElement>(`[data-ts="${CSS.escape(pointer.ts)}"]`);
    message?.scrollIntoView({ block: 'start' });
    message?.focus({ preventScroll: true });
  }, [list, pointer, isThere]);
}
