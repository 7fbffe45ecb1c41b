import type { ConfirmationDialog } from '@slack/types';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { TextBlock, TextLine } from '../text/text-object.tsx';
import { holdTab } from './focus.ts';

interface Asked {
  readonly question: ConfirmationDialog;
  answer(yes: boolean): void;
}

/** Asks "are you sure?" in a dialog of its own: `ask` resolves with the answer; render `asked` with `ConfirmView`. */
export function useConfirm() {
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  const ask = useCallback(
    (question: ConfirmationDialog) =>
      new Promise<boolean>((resolve) => {
        const answer = (yes: boolean) => {
          setAsked(undefined);
          resolve(yes);
        };
        setAsked({ question, answer });
      }),
    [],
  );
  return { asked, ask };
}

export function ConfirmView({ question, answer }: Asked) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const open = dialog.current;
    open?.showModal();
    open?.querySelector<HTMLElement>('.confirm-yes')?.focus();
    return () => {
      open?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    holdTab(event, dialog.current);
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    answer(false);
  };
  return (
    <dialog
      ref={dialog}
      class="modal confirm"
      role="alertdialog"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-text"
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        answer(false);
      }}
    >
      <header class="modal-head">
        <h2 id="confirm-title">{question.title ? <TextLine text={question.title} /> : 'Are you sure?'}</h2>
      </header>
      <div class="modal-body" id="confirm-text">
        <TextBlock text={question.text} />
      </div>
      <footer class="modal-foot">
        <button type="button" class="button" onClick={() => answer(false)}>
          {question.deny ? <TextLine text={question.deny} /> : 'Cancel'}
        </button>
        <button
          type="button"
          class={`button confirm-yes ${question.style === 'danger' ? 'danger' : 'primary'}`}
          onClick={() => answer(true)}
        >
          {question.confirm ? <TextLine text={question.confirm} /> : 'Yes'}
        </button>
      </footer>
    </dialog>
  );
}
