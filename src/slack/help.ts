import type { RichTextElement } from '@slack/types';
import { bold, code, plain, richText } from './blocks/rich-text.ts';
import type { Message } from './message.ts';
import { escapeMrkdwn } from './text/escape.ts';

/** What is told about a slash command. Our own words: they are shown as they are. */
export interface CommandHelp {
  /** With its slash: `/root-status`. */
  readonly command: string;
  /** What may follow it: `[scope] [fresh]`; empty where nothing may. */
  readonly usage: string;
  /** A sentence. */
  readonly description: string;
  readonly examples: readonly CommandExample[];
  /** Further lines, such as what a scope may be. */
  readonly notes?: readonly string[];
}

export interface CommandExample {
  readonly text: string;
  readonly does: string;
}

/** The answer to `/root-help`: every command there is. */
export function helpMessage(commands: readonly CommandHelp[]): Message {
  const title = 'Rootkeeper: what you can ask';
  const entries = commands.flatMap((command) => [
    plain('\n'),
    ...usageOf(command),
    plain(`\n  ${command.description}`),
  ]);
  const hint = plain('\nMore about one of them, with examples: its name, then help.');
  return message(title, [...entries, hint]);
}

/** The answer to `help` after a command. */
export function commandHelp(command: CommandHelp): Message {
  const title = `${command.command}: ${command.description}`;
  const examples = command.examples.flatMap(({ text, does }) => [
    plain('\n  '),
    code(text),
    plain(`  ${does}`),
  ]);
  const notes = (command.notes ?? []).map((note) => plain(`\n${note}`));
  return message(title, [
    plain('\nType: '),
    ...usageOf(command),
    ...(examples.length > 0 ? [plain('\nExamples:'), ...examples] : []),
    ...notes,
  ]);
}

/** A command as it is typed, with what may follow it. */
export function usageOf({ command, usage }: Pick<CommandHelp, 'command' | 'usage'>): RichTextElement[] {
  return [code(usage === '' ? command : `${command} ${usage}`)];
}

function message(title: string, rest: readonly RichTextElement[]): Message {
  return { text: escapeMrkdwn(title), blocks: [richText([bold(title), ...rest])] };
}
