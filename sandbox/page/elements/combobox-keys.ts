export interface Keys {
  readonly open: boolean;
  /** Something is picked, and Enter sends the form. */
  readonly sends: boolean;
  show(): void;
  hide(): void;
  move(by: number): void;
  pick(): void;
}

/** Does what a key means to a combobox; whether it meant anything. */
export function pressKey(key: string, { open, sends, show, hide, move, pick }: Keys): boolean {
  if (!open) {
    if (key !== 'ArrowDown' && key !== 'ArrowUp' && (key !== 'Enter' || sends)) return false;
    show();
    return true;
  }
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    PageDown: () => move(8),
    PageUp: () => move(-8),
    Enter: pick,
    Escape: hide,
  };
  acts[key]?.();
  return Object.hasOwn(acts, key);
}
