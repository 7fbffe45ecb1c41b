import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ShownModal } from '../../slack/control.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { useDesk } from '../desk.ts';
import { parsePlainText } from '../text/emoji.ts';
import { Inlines } from '../text/inlines.tsx';
import { holdTab } from './focus.ts';

/** The view in front of the stack. Closing it shows the one beneath, as in Slack. */
export function Modal({ modal, children }: { modal: ShownModal; children: preact.ComponentChildren }) {
  const desk = useDesk();
  const dialog = useOpenDialog(modal);
  const { busy, submit } = useSubmit(modal);
  const close = () => void desk.close(modal.viewId);
  const onKeyDown = (event: KeyboardEvent) => {
    holdTab(event, dialog.current);
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
  return (
    <dialog
      ref={dialog}
      class="modal"
      aria-labelledby="modal-title"
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <form noValidate class="modal-form" onSubmit={submit}>
        <header class="modal-head">
          {modal.under > 0 && (
            <button type="button" class="icon-button" aria-label="Back" onClick={close}>
              ←
            </button>
          )}
          <h2 id="modal-title">
            <Inlines inlines={parsePlainText(modal.title)} />
          </h2>
          {modal.under === 0 && (
            <button type="button" class="icon-button" aria-label="Close" onClick={close}>
              ×
            </button>
          )}
        </header>
        <div class="modal-body" key={modal.viewId}>
          <Blocks
            blocks={modal.blocks}
            source={{ kind: 'view', viewId: modal.viewId }}
            values={modal.values}
            errors={modal.errors}
          />
        </div>
        <footer class="modal-foot">
          <button type="button" class="button" onClick={close}>
            {modal.close}
          </button>
          {modal.submit !== undefined && (
            <button type="submit" class={`button primary ${busy ? 'pending' : ''}`} aria-busy={busy}>
              {modal.submit}
            </button>
          )}
        </footer>
      </form>
      {children}
    </dialog>
  );
}

/** Opens it, and puts the focus where a person would begin, for every view that comes into it. */
function useOpenDialog(modal: ShownModal) {
  const dialog = useRef<HTMLDialogElement>(null);
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    opener.current = document.activeElement;
    dialog.current?.showModal();
    const open = dialog.current;
    return () => {
      open?.close();
      if (opener.current instanceof HTMLElement) opener.current.focus();
    };
  }, []);
  useEffect(() => {
    const body = dialog.current?.querySelector('.modal-body');
    const wanted = body?.querySelector<HTMLElement>('[data-first=true]');
    const first =
      body?.querySelector<HTMLElement>('input, textarea') ?? body?.querySelector<HTMLElement>('button');
    const foot = dialog.current?.querySelector<HTMLElement>('.modal-foot button:last-child');
    (wanted ?? first ?? foot)?.focus({ preventScroll: !wanted });
    body?.scrollTo({ top: 0 });
  }, [modal.viewId]);
  useEffect(() => {
    dialog.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [modal.errors]);
  return dialog;
}

function useSubmit(modal: ShownModal) {
  const desk = useDesk();
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy || modal.submit === undefined) return;
    setBusy(true);
    await desk.submit(modal.viewId);
    setBusy(false);
  };
  return { busy, submit };
}
