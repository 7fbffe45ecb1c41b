import { useCallback, useRef, useState } from 'preact/hooks';

export interface Toast {
  readonly id: number;
  readonly text: string;
}

/** Real milliseconds that a toast stays, at least and per character: long texts take longer to read. */
const STAYS = 5_000;
const PER_CHARACTER = 60;

export function useToasts() {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(0);
  const dismiss = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const tell = useCallback(
    (text: string) => {
      const id = next.current++;
      setToasts((all) => [...all.filter((toast) => toast.text !== text), { id, text }]);
      window.setTimeout(dismiss, STAYS + PER_CHARACTER * text.length, id);
    },
    [dismiss],
  );
  return { toasts, tell, dismiss };
}

/** Render inside an open modal where there is one: what is outside cannot be reached. */
export function Toasts({ toasts, dismiss }: { toasts: readonly Toast[]; dismiss(id: number): void }) {
  return (
    <div class="toasts" role="alert">
      {toasts.map((toast) => (
        <div key={toast.id} class="toast">
          <span>{toast.text}</span>
          <button type="button" aria-label="Dismiss" onClick={() => dismiss(toast.id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
