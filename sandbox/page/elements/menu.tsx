import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { usePopup } from './popup.ts';

export interface MenuItem {
  readonly key: string;
  readonly content: ComponentChildren;
  /** For menus that show which one is chosen. */
  readonly isChosen?: boolean;
}

interface MenuProps {
  readonly label: string;
  readonly face: ComponentChildren;
  readonly class: string;
  readonly items: readonly MenuItem[];
  readonly busy?: boolean;
  onPick(key: string): void;
}

/** A button that opens a list of things to do. https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/ */
export function Menu(props: MenuProps) {
  const [open, setOpen] = useState(false);
  const { anchor, popup } = usePopup<HTMLButtonElement>(open);
  // With the drawing, not after it: the next key belongs to the menu.
  useLayoutEffect(() => focusItem(popup.current, 'chosen'), [open]);
  const close = () => {
    setOpen(false);
    anchor.current?.focus();
  };
  const pick = (key: string) => {
    close();
    props.onPick(key);
  };
  const onBlur = (event: FocusEvent) => {
    const to = event.relatedTarget;
    if (!(to instanceof Node && popup.current?.contains(to))) setOpen(false);
  };
  return (
    <>
      <button
        ref={anchor}
        type="button"
        class={props.class}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={props.label}
        aria-busy={props.busy ?? false}
        onClick={() => setOpen(!open)}
      >
        {props.face}
      </button>
      {open && (
        <div
          ref={popup}
          popover="manual"
          class="popup"
          role="menu"
          aria-label={props.label}
          tabIndex={-1}
          onKeyDown={(event) => steer(event, popup.current, close)}
          onBlurCapture={onBlur}
        >
          {props.items.map((item) => (
            <MenuItemView key={item.key} item={item} pick={pick} />
          ))}
        </div>
      )}
    </>
  );
}

function MenuItemView({ item, pick }: { item: MenuItem; pick(key: string): void }) {
  const role = item.isChosen === undefined ? {} : { 'aria-checked': item.isChosen };
  return (
    <button
      type="button"
      class="choice"
      role={item.isChosen === undefined ? 'menuitem' : 'menuitemradio'}
      {...role}
      tabIndex={-1}
      onClick={() => pick(item.key)}
    >
      {item.content}
      {item.isChosen && <span class="menu-mark"> ✓</span>}
    </button>
  );
}

function steer(event: KeyboardEvent, menu: HTMLElement | null, close: () => void): void {
  const move = { ArrowDown: 'next', ArrowUp: 'previous', Home: 'first', End: 'last' } as const;
  const to = Object.entries(move).find(([key]) => key === event.key)?.[1];
  if (to === undefined && event.key !== 'Escape' && event.key !== 'Tab') return;
  event.preventDefault();
  event.stopPropagation();
  if (to === undefined) close();
  else focusItem(menu, to);
}

function focusItem(menu: HTMLElement | null, to: 'next' | 'previous' | 'first' | 'last' | 'chosen'): void {
  const items = [...(menu?.querySelectorAll<HTMLElement>('.choice') ?? [])];
  const at = items.findIndex((item) => item.matches(':focus'));
  const chosen = items.findIndex((item) => item.ariaChecked === 'true');
  const index = {
    next: (at + 1) % items.length,
    previous: (at - 1 + items.length) % items.length,
    first: 0,
    last: items.length - 1,
    chosen: Math.max(0, chosen),
  }[to];
  items[index]?.focus();
}
