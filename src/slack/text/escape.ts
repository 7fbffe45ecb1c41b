/**
 * Text for a mrkdwn field: Slack reads `<…>` as a mention or link and `&…;` as an entity, nothing else.
 * `&` first, or the other two would be escaped twice (https://docs.slack.dev/messaging/formatting-message-text#escaping).
 */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
