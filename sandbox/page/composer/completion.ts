import type { CommandDescription } from '../../slack/control.ts';

/** What the composer offers for what has been typed. */
export type Completion =
  | { readonly kind: 'none' }
  /** The command is still being typed: those that begin like it. */
  | { readonly kind: 'choices'; readonly choices: readonly CommandDescription[] }
  /** The command is written: what may follow. */
  | { readonly kind: 'hint'; readonly command: CommandDescription };

/** Completes slash commands from the app's manifest. */
export function completionFor(text: string, commands: readonly CommandDescription[]): Completion {
  if (!text.startsWith('/') || text.includes('\n')) return { kind: 'none' };
  const [name = '', ...rest] = text.split(' ');
  if (rest.length > 0) {
    const command = commands.find((c) => c.command === name.toLowerCase());
    return command ? { kind: 'hint', command } : { kind: 'none' };
  }
  const choices = commands.filter((c) => c.command.startsWith(name.toLowerCase()));
  return choices.length > 0 ? { kind: 'choices', choices } : { kind: 'none' };
}
