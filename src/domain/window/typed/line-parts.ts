import type { Word } from './words.ts';

const KEYWORDS = [
  'for',
  'task',
  'because',
  'ticket',
  'at',
  'operator',
  'more',
  'insist',
  'break-glass',
] as const;

export type Keyword = (typeof KEYWORDS)[number];

/** A typed request, cut at its keywords. */
export interface LineParts {
  /** What stands before the first keyword. */
  readonly accounts: string;
  /** What follows each keyword that stands there; empty where nothing does. */
  readonly values: Readonly<Partial<Record<Keyword, string>>>;
  /** Keywords that stand there more than once. */
  readonly repeated: readonly Keyword[];
}

/** Cuts a line's words at its keywords, in whatever order they stand. A keyword in quotes is text. */
export function linePartsOf(words: readonly Word[]): LineParts {
  const accounts: string[] = [];
  const values: Partial<Record<Keyword, string[]>> = {};
  const repeated: Keyword[] = [];
  let current = accounts;
  for (const word of words) {
    const keyword = keywordOf(word);
    if (keyword === undefined) {
      current.push(word.text);
      continue;
    }
    if (values[keyword] !== undefined) repeated.push(keyword);
    current = values[keyword] ?? [];
    values[keyword] = current;
  }
  return { accounts: accounts.join(' '), values: joined(values), repeated };
}

function keywordOf({ text, quoted }: Word): Keyword | undefined {
  return quoted ? undefined : KEYWORDS.find((keyword) => keyword === text.toLowerCase());
}

function joined(values: Partial<Record<Keyword, string[]>>): Partial<Record<Keyword, string>> {
  return Object.fromEntries(Object.entries(values).map(([keyword, texts]) => [keyword, texts.join(' ')]));
}
