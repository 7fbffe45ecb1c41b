import type { CommandDescription } from '../../slack/control.ts';

export interface ComposerKeys {
  readonly text: string;
  readonly choices: readonly CommandDescription[];
  readonly active: number;
  setActive(index: number): void;
  close(): void;
  complete(command: CommandDescription): void;
  submit(): void;
  recall(): void;
}

/** Does what a key means to the composer; whether it meant anything. */
export function pressKey(event: KeyboardEvent, at: ComposerKeys): boolean {
  if (at.choices.length > 0 && pressOnChoices(event, at)) return true;
  if (event.key === 'Enter' && !event.shiftKey) at.submit();
  else if (event.key === 'ArrowUp' && at.text === '') at.recall();
  else return false;
  return true;
}

function pressOnChoices(
  event: KeyboardEvent,
  { text, choices, active, setActive, close, complete }: ComposerKeys,
): boolean {
  const chosen = choices[active];
  switch (event.key) {
    case 'ArrowDown':
      setActive((active + 1) % choices.length);
      return true;
    case 'ArrowUp':
      setActive((active - 1 + choices.length) % choices.length);
      return true;
    case 'Escape':
      close();
      return true;
    case 'Tab':
    case 'Enter':
      // A command that is written out needs no completing: Enter sends it.
      if (event.shiftKey || !chosen || (event.key === 'Enter' && chosen.command === text)) return false;
      complete(chosen);
      return true;
    default:
      return false;
  }
}
