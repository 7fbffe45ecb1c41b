const REACHABLE = 'a[href], button:not([tabindex="-1"]), input, textarea, select, [tabindex="0"]';

/** Tab at the end of a dialog goes on at its beginning, and back: the rest of the page is out of reach. */
export function holdTab(event: KeyboardEvent, dialog: HTMLElement | null): void {
  if (event.key !== 'Tab' || event.defaultPrevented || !dialog) return;
  const reachable = [...dialog.querySelectorAll<HTMLElement>(REACHABLE)].filter(
    (e) => e.offsetParent !== null,
  );
  const [first, last] = [reachable[0], reachable.at(-1)];
  const leaving = event.shiftKey ? first : last;
  if (document.activeElement !== leaving) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
