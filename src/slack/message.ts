import type { KnownBlock } from '@slack/types';

/**
 * What is sent to Slack. `text` is the first line of the blocks, escaped for mrkdwn: it is what notifications and screen
 * readers get.
 */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}
