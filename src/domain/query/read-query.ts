import { booleanText } from './boolean-texts.ts';
import { isBlank, nameOf, type Token, tokensOf } from './tokens.ts';

/** A query that may be run: one statement that reads. */
export interface ReadableQuery {
  readonly kind: 'query';
  /** As it was typed, but for what stands around the statement. */
  readonly sql: string;
  /**
   * The same for SQLite, place by place, but for names with quotes in them: double quotes are backticks, since SQLite takes
   * an unknown name in double quotes for a text (https://sqlite.org/quirks.html#dblquote).
   */
  readonly statement: string;
}

export interface RefusedQuery {
  readonly kind: 'refused';
  readonly why: Refused;
}

export type Refused =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly most: number }
  /** `verb`: as typed. */
  | { readonly kind: 'not-a-question'; readonly verb: string }
  | { readonly kind: 'several-statements'; readonly at: number }
  /** A function that would reach out of the database. */
  | { readonly kind: 'function'; readonly name: string; readonly at: number }
  | { readonly kind: 'parameter'; readonly name: string; readonly at: number }
  /** `::type`, which other databases read as CAST. */
  | { readonly kind: 'cast'; readonly type: string; readonly at: number }
  /** A boolean compared with a text. `text`: as typed. */
  | { readonly kind: 'boolean-as-text'; readonly text: string; readonly at: number }
  /** A NUL character, at which SQLite would stop reading. */
  | { readonly kind: 'nul'; readonly at: number };

/** In UTF-16 code units; Slack takes about as many in a message. */
export const MOST_CHARACTERS = 10_000;

const READS = new Set(['select', 'with', 'values']);
const WRITES = new Set(['insert', 'update', 'delete', 'replace']);
/** SQLite's shell and extensions have them; the app has none, and says so in better words than "no such function". */
const REACHING_OUT = new Set(['load_extension', 'readfile', 'writefile', 'edit']);

/**
 * What may be run of a query. It is the first fence, with the clearest words; behind it stands a thread of its own over a
 * copy that cannot be written (docs/adr/0012-queries-in-a-thread.md).
 */
export function readQuery(sql: string): ReadableQuery | RefusedQuery {
  if (sql.length > MOST_CHARACTERS) return refused({ kind: 'too-long', most: MOST_CHARACTERS });
  const nul = sql.indexOf('\0');
  if (nul >= 0) return refused({ kind: 'nul', at: nul });
  const tokens = tokensOf(sql);
  const matter = tokens.filter((token) => !isBlank(token));
  const first = matter.findIndex(({ kind }) => kind !== 'semicolon');
  if (first < 0) return refused({ kind: 'empty' });
  const statement = matter.slice(first);
  const why = refusalOf(statement);
  if (why !== undefined) return refused(why);
  const ends = statement.findIndex(({ kind }) => kind === 'semicolon');
  const last = statement.at(ends < 0 ? -1 : ends - 1);
  const [from, to] = [statement[0]?.at ?? 0, (last?.at ?? 0) + (last?.text.length ?? 0)];
  const within = tokens.filter(({ at }) => at >= from && at < to);
  return { kind: 'query', sql: sql.slice(from, to), statement: within.map(asName).join('') };
}

function refusalOf(tokens: readonly Token[]): Refused | undefined {
  const verb = tokens[0]?.text ?? '';
  if (!startsAsQuestion(tokens)) return { kind: 'not-a-question', verb };
  return (
    writeOf(tokens) ??
    secondStatement(tokens) ??
    reachingOut(tokens) ??
    parameterIn(tokens) ??
    booleanAsText(tokens)
  );
}

/** A `(` too: SQLite itself says what is wrong with it. */
function startsAsQuestion([first]: readonly Token[]): boolean {
  return first?.kind !== 'word' || READS.has(first.text.toLowerCase());
}

/** `WITH … DELETE`: the verb stands where no bracket is open. */
function writeOf(tokens: readonly Token[]): Refused | undefined {
  if (tokens[0]?.text.toLowerCase() !== 'with') return undefined;
  let depth = 0;
  for (const [n, { kind, text }] of tokens.entries()) {
    if (text === '(') depth += 1;
    if (text === ')') depth -= 1;
    const isVerb = kind === 'word' && depth === 0 && WRITES.has(text.toLowerCase());
    if (isVerb && tokens[n + 1]?.text !== '(') return { kind: 'not-a-question', verb: text };
  }
  return undefined;
}

function secondStatement(tokens: readonly Token[]): Refused | undefined {
  const end = tokens.findIndex(({ kind }) => kind === 'semicolon');
  const second = end < 0 ? undefined : tokens.slice(end).find(({ kind }) => kind !== 'semicolon');
  return second && { kind: 'several-statements', at: second.at };
}

function reachingOut(tokens: readonly Token[]): Refused | undefined {
  const found = tokens.find(
    (token, n) => REACHING_OUT.has(nameOf(token)?.toLowerCase() ?? '') && tokens[n + 1]?.text === '(',
  );
  return found && { kind: 'function', name: nameOf(found) ?? found.text, at: found.at };
}

function parameterIn(tokens: readonly Token[]): Refused | undefined {
  const n = tokens.findIndex(({ kind }) => kind === 'parameter');
  const [before, found] = [tokens[n - 1], tokens[n]];
  if (found === undefined) return undefined;
  if (before?.text === ':' && found.text.startsWith(':')) {
    return { kind: 'cast', type: found.text.slice(1), at: before.at };
  }
  return { kind: 'parameter', name: found.text, at: found.at };
}

function booleanAsText(tokens: readonly Token[]): Refused | undefined {
  const found = booleanText(tokens);
  return found && { kind: 'boolean-as-text', ...found };
}

function asName(token: Token): string {
  const name = token.kind === 'quoted' && token.text.startsWith('"') ? nameOf(token) : undefined;
  return name === undefined ? token.text : `\`${name.replaceAll('`', '``')}\``;
}

function refused(why: Refused): RefusedQuery {
  return { kind: 'refused', why };
}
