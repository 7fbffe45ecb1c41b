/** A word of a typed line. What stands in quotes is one word, kept exactly, and never a keyword. */
export interface Word {
  readonly text: string;
  readonly quoted: boolean;
}

export type Words =
  | { readonly kind: 'words'; readonly words: readonly Word[] }
  /** A quote that is never closed; `from`: what follows it. */
  | { readonly kind: 'unclosed'; readonly from: string };

/** Phones type curly quotes, and some languages low ones; any double quote closes any other. */
const QUOTE = '"“”„‟«»';

/** The words of a line. Quotes, straight or curly, hold what they enclose together; a quote within a word is text. */
export function wordsOf(line: string): Words {
  const words: Word[] = [];
  const next = new RegExp(
    `\\s*(?:[${QUOTE}]([^${QUOTE}]*)[${QUOTE}](?=\\s|$)|([^\\s${QUOTE}]\\S*)|([${QUOTE}].*))`,
    'uy',
  );
  const text = line.trimEnd();
  while (next.lastIndex < text.length) {
    const [, quoted, plain, unclosed] = next.exec(text) ?? [];
    if (quoted !== undefined) words.push({ text: quoted, quoted: true });
    else if (plain !== undefined) words.push({ text: plain, quoted: false });
    else return { kind: 'unclosed', from: (unclosed ?? text).slice(1) };
  }
  return { kind: 'words', words };
}
