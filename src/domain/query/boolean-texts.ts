import { TABLES } from './schema.ts';
import { nameOf, type Token } from './tokens.ts';

/** A boolean compared with a text. */
export interface BooleanText {
  /** The text as typed, with its quotes. */
  readonly text: string;
  /** From 0, in UTF-16 code units. */
  readonly at: number;
}

const BOOLEANS = TABLES.flatMap(({ columns }) => columns.filter(({ type }) => type === 'BOOLEAN'));
const COMPARING_WORDS = new Set(['is', 'not', 'in', 'like', 'glob', 'between', 'when', 'distinct', 'from']);
const COMPARING_MARKS = new Set(['=', '<', '>', '!']);
const IN_LISTS = new Set(['(', ',', 'true', 'false', 'null']);
/** What gives the text itself where a boolean is true. */
const MAKES_TEXTS = new Set(['iif', 'if', 'then']);

/**
 * The first text that a boolean is compared with, which it never equals: SQLite's booleans are 1 and 0, so that
 * `mfa_active = 'false'` finds nobody, whoever lacks MFA. `tokens`: without blanks. A boolean is a column of the schema, or what
 * `AS` calls one; in brackets (`lower(mfa_active)`) only 'true' and 'false' are taken for a mistake.
 */
export function booleanText(tokens: readonly Token[]): BooleanText | undefined {
  const booleans = booleanNames(tokens);
  const found = tokens.find(
    (token, n) =>
      token.kind === 'text' &&
      !/^'\s*[01]\s*'$/.test(token.text) &&
      (isAfterBoolean(tokens, n, booleans) || isBeforeBoolean(tokens, n, booleans)),
  );
  return found && { text: found.text, at: found.at };
}

/** `mfa_active AS m` makes `m` one too. */
function booleanNames(tokens: readonly Token[]): ReadonlySet<string> {
  const names = new Set(BOOLEANS.map(({ name }) => name));
  for (const n of tokens.keys()) {
    const alias = tokens[n + 2];
    if (!isBoolean(tokens, n, names) || wordAt(tokens, n + 1) !== 'as' || alias === undefined) continue;
    const name = nameOf(alias);
    if (name !== undefined) names.add(name.toLowerCase());
  }
  return names;
}

/** What is put together with a text (`user || mfa_active`) is one itself. */
function isBoolean(tokens: readonly Token[], at: number, booleans: ReadonlySet<string>): boolean {
  const token = tokens[at];
  if (token === undefined || !booleans.has(nameOf(token)?.toLowerCase() ?? '')) return false;
  return wordAt(tokens, beforeName(tokens, at)) !== '|';
}

/** The place before a name and what it is qualified with. */
function beforeName(tokens: readonly Token[], at: number): number {
  return tokens[at - 1]?.text === '.' ? at - 3 : at - 1;
}

function wordAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text.toLowerCase() ?? '';
}

function isAfterBoolean(tokens: readonly Token[], n: number, booleans: ReadonlySet<string>): boolean {
  let at = n - 1;
  while (tokens[at]?.kind === 'text' || IN_LISTS.has(tokens[at]?.text.toLowerCase() ?? '')) at -= 1;
  const operator = at;
  while (isComparing(tokens[at])) at -= 1;
  if (at === operator) return false;
  if (isBoolean(tokens, at, booleans)) {
    return wordAt(tokens, operator) !== 'when' || wordAt(tokens, beforeName(tokens, at)) === 'case';
  }
  return tokens[at]?.text === ')' && isTrueOrFalse(tokens[n]) && isOfBoolean(tokens, at, booleans);
}

function isBeforeBoolean(tokens: readonly Token[], n: number, booleans: ReadonlySet<string>): boolean {
  let at = n + 1;
  while (isComparing(tokens[at])) at += 1;
  if (at === n + 1) return false;
  if (tokens[at]?.text === '(') at += 1;
  if (tokens[at + 1]?.text === '.') at += 2;
  return isBoolean(tokens, at, booleans);
}

/** Whether the bracket that closes here is about a boolean, and makes no text of it. */
function isOfBoolean(tokens: readonly Token[], close: number, booleans: ReadonlySet<string>): boolean {
  const open = openingOf(tokens, close);
  const within = tokens.slice(Math.max(0, open - 1), close);
  const makesTexts = within.some(({ text }) => MAKES_TEXTS.has(text.toLowerCase()));
  return !makesTexts && within.some((_, n) => isBoolean(within, n, booleans));
}

function openingOf(tokens: readonly Token[], close: number): number {
  let depth = 0;
  for (let at = close; at >= 0; at -= 1) {
    if (tokens[at]?.text === ')') depth += 1;
    if (tokens[at]?.text === '(') depth -= 1;
    if (depth === 0) return at;
  }
  return 0;
}

function isComparing(token: Token | undefined): boolean {
  if (token?.kind === 'word') return COMPARING_WORDS.has(token.text.toLowerCase());
  return token?.kind === 'mark' && COMPARING_MARKS.has(token.text);
}

/** Patterns too: `LIKE 'true%'`. */
function isTrueOrFalse(token: Token | undefined): boolean {
  return /^'[\s%]*(?:true|false)[\s%]*'$/i.test(token?.text ?? '');
}
