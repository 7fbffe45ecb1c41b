import { suggest } from '../suggest.ts';
import { TABLES } from './schema.ts';
import { nameOf, type Token, tokensOf } from './tokens.ts';

/** Where in a query, from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** The line itself. */
  readonly text: string;
}

/** What SQLite said about a query, with what it does not say. */
export interface Complaint {
  /** SQLite's own words. */
  readonly message: string;
  readonly place?: Place;
  /** Names that there are, the nearest first. */
  readonly nearest: readonly string[];
}

const NAMES = [
  { pattern: /^no such column: (?<name>.+?)(?: - should this be .*)?$/s, candidates: columnsFor },
  { pattern: /^no such table: (?<name>.+)$/s, candidates: () => TABLES.map(({ name }) => name) },
  { pattern: /^no such function: (?<name>.+)$/s, candidates: () => [] },
  { pattern: /^ambiguous column name: (?<name>.+)$/s, candidates: () => [] },
  { pattern: /function (?<name>\w+)\(\)/, candidates: () => [] },
];

const SUGGESTIONS = 3;

/** `at`: where SQLite stopped reading, as far as that is known. */
export function complaintOf(message: string, sql: string, at?: number): Complaint {
  const tokens = tokensOf(sql);
  const { name, candidates } = namedIn(message, tokens);
  const place = placeAt(sql, at ?? (name === undefined ? undefined : whereNamed(name, tokens)));
  return {
    message,
    ...(place !== undefined && { place }),
    nearest: name === undefined ? [] : suggest(lastPart(name), candidates, SUGGESTIONS),
  };
}

/** The place of a character; `undefined` where it is not known. */
export function placeAt(sql: string, at: number | undefined): Place | undefined {
  if (at === undefined) return undefined;
  const before = sql.slice(0, at).split('\n');
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { line, column, text: sql.split('\n')[line - 1] ?? '' };
}

function namedIn(message: string, tokens: readonly Token[]) {
  for (const { pattern, candidates } of NAMES) {
    const name = pattern.exec(message)?.groups?.name;
    if (name !== undefined) return { name, candidates: candidates(tokens) };
  }
  return { name: undefined, candidates: [] };
}

/** The columns of the tables that the query names; of all tables where it names none. */
function columnsFor(tokens: readonly Token[]): string[] {
  const names = new Set(tokens.map((token) => nameOf(token)?.toLowerCase()));
  const named = TABLES.filter(({ name }) => names.has(name));
  const columns = (named.length > 0 ? named : TABLES).flatMap((table) => table.columns);
  return [...new Set(columns.map(({ name }) => name))];
}

function whereNamed(name: string, tokens: readonly Token[]): number | undefined {
  const wanted = name.toLowerCase();
  const isNamed = (token: Token, as: string) => nameOf(token)?.toLowerCase() === as;
  const whole = tokens.find((token) => isNamed(token, wanted));
  return (whole ?? tokens.find((token) => isNamed(token, lastPart(wanted))))?.at;
}

/** `r.usr` → `usr` */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
