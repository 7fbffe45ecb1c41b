/**
 * What a person typed after a command, as they meant it: Slack's escapes (`&lt; &gt; &amp;`) undone, curly quotes from
 * phones made straight, white space folded. Where the manifest says `should_escape`, links and channels are as they
 * were typed again, and people stay `<@U0123ABCD>`.
 */
export function typedText(text: string | undefined): string {
  return (text ?? '')
    .replace(/<([^<>|@][^<>|]*)(?:\|([^<>]*))?>/g, typedReference)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** https://docs.slack.dev/messaging/formatting-message-text: the label of a link is the text that was typed. */
function typedReference(reference: string, target: string, label: string | undefined): string {
  if (target.startsWith('#')) return label === undefined ? reference : `#${label}`;
  if (target.startsWith('!')) return label ?? reference;
  return label ?? target;
}
