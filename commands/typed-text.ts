/**
 * What a person typed after a command, as they meant it: Slack's escapes (`&lt; &gt; &amp;`) undone, curly quotes from
 * phones made straight, white space folded.
 */
export function typedText(text: string | undefined): string {
  return (text ?? '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}
