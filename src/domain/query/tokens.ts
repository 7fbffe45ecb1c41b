/** How SQLite reads a text (https://sqlite.org/lang.html): every character of it is in one token. */
export interface Token {
  /**
   * text: `'…'`. quoted: a name in double quotes, backticks or brackets. word: a keyword or a bare name. broken: what is
   * opened and never closed, up to the end. mark: anything else, a number too.
   */
  readonly kind:
    | 'space'
    | 'comment'
    | 'text'
    | 'quoted'
    | 'parameter'
    | 'word'
    | 'semicolon'
    | 'broken'
    | 'mark';
  readonly text: string;
  /** From 0, in UTF-16 code units. */
  readonly at: number;
}

const KINDS = [
  ['space', /[ \t\n\f\r]+/],
  ['comment', /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/],
  ['text', /'(?:[^']|'')*'/],
  ['quoted', /"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]/],
  ['broken', /['"`[][\s\S]*/],
  ['mark', /\.?\d[\w.]*/],
  ['parameter', /\?\d*|[:@$#][\w$\u0080-\uffff]+/],
  ['word', /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/],
  ['semicolon', /;/],
  ['mark', /[\s\S]/],
] as const satisfies readonly (readonly [Token['kind'], RegExp])[];

const STICKY = KINDS.map(([kind, { source }]) => ({ kind, pattern: new RegExp(source, 'y') }));

export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < sql.length; ) {
    const token = tokenAt(sql, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(sql: string, at: number): Token {
  for (const { kind, pattern } of STICKY) {
    pattern.lastIndex = at;
    const text = pattern.exec(sql)?.[0];
    if (text !== undefined) return { kind, text, at };
  }
  return { kind: 'mark', text: sql.slice(at), at };
}

/** Whether SQLite passes over it. */
export function isBlank({ kind }: Token): boolean {
  return kind === 'space' || kind === 'comment';
}

/** What a name stands for, whichever way it is quoted; `undefined` for what is no name. */
export function nameOf({ kind, text }: Token): string | undefined {
  if (kind === 'word') return text;
  if (kind !== 'quoted') return undefined;
  const quote = text.charAt(0);
  return quote === '[' ? text.slice(1, -1) : text.slice(1, -1).replaceAll(quote + quote, quote);
}
