/**
 * What a person typed after a command, as they meant it: Slack's escapes (`&lt; &gt; &amp;`) undone, curly quotes from
 * phones made straight, white space folded.
 */
export function typedText(text: string | undefined): string {
  return exactText(text)
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same character by character, for what the record must keep as it was typed: only Slack's escapes are undone. */
export function exactText(text: string | undefined): string {
  return (text ?? '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
