/**
 * The text with `\ufffd` in the place of every half surrogate pair, as `String.prototype.toWellFormed` has it. For names
 * that come from outside: no store gives half a pair back as it was, and RFC 8785 takes none.
 */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
