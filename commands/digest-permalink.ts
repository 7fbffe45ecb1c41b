import type { WebClient } from '@slack/web-api';
import type { DayDigest } from '../src/operations/digest/digests.ts';
import type { Log } from '../src/operations/ports.ts';
import type { PostedDigest } from '../src/slack/digest/posted-link.ts';

/** Slack refuses a message with a link that is none. */
const ADDRESS = /^https?:\/\/\S+$/;

/** Where a digest stands, with a link to it where Slack gives one. */
export async function postedDigest(
  { channel, ts, at }: NonNullable<DayDigest['posted']>,
  client: WebClient,
  log: Log,
): Promise<PostedDigest> {
  const posted = { channelId: channel, at };
  try {
    const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
    return permalink !== undefined && ADDRESS.test(permalink) ? { ...posted, permalink } : posted;
  } catch (error) {
    log.warn({ err: error }, 'Slack gave no link to a digest, which is named by channel and time');
    return posted;
  }
}
