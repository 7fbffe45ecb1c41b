import { parseArgs } from 'node:util';
import { suggest } from '../../src/domain/suggest.ts';
import { OPTION_NAMES, OPTIONS, type OptionDescription, type OptionName, usageOf } from './option-list.ts';

/** What was given for each option; switches have an empty text. */
export type Given = ReadonlyMap<OptionName, readonly string[]>;

/** Splits the command line into options. Every problem is a sentence that says what is accepted. */
export function readArguments(args: readonly string[]): { given: Given; problems: readonly string[] } {
  const given = new Map<OptionName, string[]>();
  const problems: string[] = [];
  for (const token of tokensOf(args)) {
    if (token.kind === 'option-terminator') continue;
    const problem = token.kind === 'positional' ? strayText(token.value) : take(token, given);
    if (problem !== undefined) problems.push(problem);
  }
  return { given, problems };
}

function tokensOf(args: readonly string[]) {
  const options = Object.fromEntries(
    OPTION_NAMES.map((name) => [name, { type: typeOf(name), multiple: true }]),
  );
  return parseArgs({ args: [...args], options, strict: false, tokens: true }).tokens;
}

function typeOf(name: OptionName): 'string' | 'boolean' {
  return 'takes' in OPTIONS[name] ? 'string' : 'boolean';
}

function take(
  { name, value }: { readonly name: string; readonly value?: string | undefined },
  given: Map<OptionName, string[]>,
): string | undefined {
  if (!isOption(name)) return unknownOption(name);
  const { takes, repeatable }: OptionDescription = OPTIONS[name];
  if (takes !== undefined && (value === undefined || value === ''))
    return `--${name} needs a value: ${usageOf(name)}.`;
  if (takes === undefined && value !== undefined) return `--${name} takes no value.`;
  const earlier = given.get(name) ?? [];
  if (earlier.length > 0 && repeatable !== true) return `--${name} was given twice.`;
  given.set(name, [...earlier, value ?? '']);
  return undefined;
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

function unknownOption(name: string): string {
  const [nearest] = suggest(name, OPTION_NAMES, 1);
  const hint = nearest === undefined ? '' : ` Did you mean --${nearest}?`;
  return `${name.length === 1 ? '-' : '--'}${name} is not an option.${hint} Accepted: ${OPTION_NAMES.map(usageOf).join(', ')}.`;
}

function strayText(text: string): string {
  return `"${text}" belongs to no option; what is said to the app goes behind --say, in quotes.`;
}
