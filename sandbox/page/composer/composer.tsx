import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CommandDescription } from '../../slack/control.ts';
import { useDesk } from '../desk.ts';
import { type Completion, completionFor } from './completion.ts';
import { CompletionList } from './completion-list.tsx';
import { pressKey } from './composer-keys.ts';

interface ComposerProps {
  readonly label: string;
  /** Answers whether it was sent; what was not sent comes back into the field. */
  send(text: string): Promise<boolean>;
}

/** Where people type. Enter sends, Shift+Enter breaks the line, arrow up in an empty field brings back what was said last. */
export function Composer({ label, send }: ComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, setText, completion, active, setActive, close, last } = useDraft();
  const listId = useId();
  const choices = completion.kind === 'choices' ? completion.choices : [];
  useGrowth(field, text);
  useEffect(() => takeFocus(field.current), []);
  const submit = async () => {
    const said = text.trim();
    if (said === '') return;
    last.current = said;
    setText('');
    if (!(await send(said))) setText(said);
  };
  const complete = (command: CommandDescription) => {
    setText(`${command.command} `);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const done = pressKey(event, {
      text,
      choices,
      active,
      setActive,
      close,
      complete,
      submit,
      recall: () => setText(last.current),
    });
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <CompletionList id={listId} completion={completion} active={active} pick={complete} />
      <textarea
        ref={field}
        rows={1}
        {...suggesting(listId, choices.length, active)}
        aria-label={label}
        aria-describedby={completion.kind === 'hint' ? `${listId}-hint` : undefined}
        placeholder={label}
        value={text}
        spellcheck={false}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" class="send" aria-label="Send" disabled={text.trim() === ''}>
        <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
          <path d="M2 3l16 7-16 7 2.5-7z M4.5 10H11" fill="currentColor" />
        </svg>
      </button>
    </form>
  );
}

function useDraft() {
  const { state } = useDesk();
  const [text, set] = useState('');
  const [active, setActive] = useState(0);
  const [closed, setClosed] = useState(false);
  const last = useRef('');
  const setText = (next: string) => {
    set(next);
    setActive(0);
    setClosed(false);
  };
  const completion: Completion = closed ? { kind: 'none' } : completionFor(text, state.commands);
  return { text, setText, completion, active, setActive, close: () => setClosed(true), last };
}

/** What a text field with suggestions is to ARIA; the JSX types know no such textarea. */
function suggesting(listId: string, count: number, active: number): object {
  const role = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': count > 0 };
  if (count === 0) return role;
  return { ...role, 'aria-controls': listId, 'aria-activedescendant': `${listId}-${active}` };
}

/** Ready to be typed into, as in Slack, unless a link led to a message; on a phone that would bring up the keyboard. */
function takeFocus(field: HTMLTextAreaElement | null): void {
  const isAtMessage = document.activeElement?.classList.contains('message') === true;
  if (!isAtMessage && matchMedia('(hover: hover)').matches) field?.focus();
}

/** As high as what is typed, up to the style sheet's maximum. */
function useGrowth(field: { current: HTMLTextAreaElement | null }, text: string): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = text === '' ? '' : `${element.scrollHeight}px`;
  }, [field, text]);
}
