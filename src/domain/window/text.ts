/** What Slack's longest input takes, in characters. */
export const MAX_TEXT = 3_000;

/** What is wrong with a text. not-unicode: half a surrogate pair, which no store gives back as it was. */
export type TextProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly most: number }
  | { readonly kind: 'not-unicode' };

/**
 * What is wrong with a text that the record must keep exactly, or `undefined` where nothing is. Only white space and
 * invisible characters count as empty; nothing is trimmed or changed.
 */
export function textProblem(text: string, most: number = MAX_TEXT): TextProblem | undefined {
  if (/\p{Surrogate}/u.test(text)) return { kind: 'not-unicode' };
  if (/^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(text)) return { kind: 'empty' };
  return [...text].length > most ? { kind: 'too-long', most } : undefined;
}
