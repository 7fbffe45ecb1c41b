/** Where a link to a message leads: `chat.getPermalink` gives it. */
export interface MessagePlace {
  readonly channelId: string;
  readonly ts: string;
}

/** The message that a link of Slack's leads to; `undefined` where it leads elsewhere. */
export function parsePermalink(url: string): MessagePlace | undefined {
  const [, channelId, seconds, rest] =
    /^https:\/\/[a-z0-9-]+\.slack\.com\/archives\/([A-Z0-9]+)\/p(\d{10})(\d{6})$/.exec(url) ?? [];
  if (channelId === undefined || seconds === undefined || rest === undefined) return undefined;
  return { channelId, ts: `${seconds}.${rest}` };
}
