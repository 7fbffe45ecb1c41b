import { useLayoutEffect, useRef } from 'preact/hooks';

const GAP = 4;
const ROOM_WANTED = 240;

/**
 * Shows an element in the top layer beside another, so that no scrolling ancestor and no open dialog hides it. Render the
 * popup, with `popover="manual"`, only while it is open.
 */
export function usePopup<Anchor extends HTMLElement>(open: boolean) {
  const anchor = useRef<Anchor>(null);
  const popup = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [beside, shown] = [anchor.current, popup.current];
    if (!open || !beside || !shown) return;
    shown.showPopover();
    const follow = () => place(shown, beside.getBoundingClientRect());
    follow();
    window.addEventListener('scroll', follow, true);
    window.addEventListener('resize', follow);
    return () => {
      window.removeEventListener('scroll', follow, true);
      window.removeEventListener('resize', follow);
    };
  }, [open]);
  return { anchor, popup };
}

function place(popup: HTMLElement, beside: DOMRect): void {
  const below = window.innerHeight - beside.bottom;
  const isBelow = below >= ROOM_WANTED || below >= beside.top;
  const width = Math.min(Math.max(beside.width, 240), window.innerWidth - 2 * GAP);
  const left = Math.max(GAP, Math.min(beside.left, window.innerWidth - width - GAP));
  Object.assign(popup.style, {
    left: `${left}px`,
    width: `${width}px`,
    top: isBelow ? `${beside.bottom + GAP}px` : 'auto',
    bottom: isBelow ? 'auto' : `${window.innerHeight - beside.top + GAP}px`,
    maxHeight: `${Math.min(320, (isBelow ? below : beside.top) - 2 * GAP)}px`,
  });
}
