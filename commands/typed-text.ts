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

/**
 * The same character by character, for what the record must keep as it was typed: only Slack's escapes are undone. A
 * link is what was typed again; a mention stays an id (`<@U0123ABCD>`), since that is all that Slack tells.
 */
export function exactText(text: string | undefined): string {
  return (text ?? '')
    .replace(/<(?:https?:\/\/|mailto:)[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<(https?:\/\/[^<>|]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
