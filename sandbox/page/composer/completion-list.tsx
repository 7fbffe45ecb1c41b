import type { CommandDescription } from '../../slack/control.ts';
import { useDesk } from '../desk.ts';
import type { Completion } from './completion.ts';

interface ListProps {
  readonly id: string;
  readonly completion: Completion;
  readonly active: number;
  pick(command: CommandDescription): void;
}

/** What may be typed, above the composer. */
export function CompletionList({ id, completion, active, pick }: ListProps) {
  const { state } = useDesk();
  switch (completion.kind) {
    case 'none':
      return null;
    case 'hint':
      return (
        <div class="completion completion-hint" id={`${id}-hint`}>
          <CommandText command={completion.command} />
        </div>
      );
    case 'choices':
      return (
        <div class="completion" role="listbox" id={id} aria-label="Commands">
          <div class="popup-heading" aria-hidden="true">
            {state.appName}
          </div>
          {completion.choices.map((command, i) => (
            // The focus stays in the composer, which takes the keys.
            <button
              key={command.command}
              type="button"
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === active}
              class={`choice ${i === active ? 'active' : ''}`}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(command)}
            >
              <CommandText command={command} />
            </button>
          ))}
        </div>
      );
  }
}

function CommandText({ command }: { command: CommandDescription }) {
  return (
    <>
      <span class="command">
        <b>{command.command}</b> {command.usageHint}
      </span>
      <span class="choice-description">{command.description}</span>
    </>
  );
}
