import { PROGRESS_BLOCK } from '../action-ids.ts';
import { plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { count } from '../text/words.ts';

const NAME = 80;

export interface Looking {
  readonly account: string;
  readonly regions: number;
  readonly records: number;
}

/** The first visible reply, while it is not known yet what is looked at: `Looking at what root did in prod…` */
export function lookingMessage(scope: string): Message {
  return line(`Looking at what root did in ${harmlessLabel(scope, NAME)}…`);
}

/** `Still looking at CloudTrail's history of payments-prod, 17 Regions: 340 records read. The answer will appear below.` */
export function lookingProgress({ account, regions, records }: Looking): Message {
  const where = `CloudTrail's history of ${harmlessLabel(account, NAME)}, ${count(regions, 'Region')}`;
  return line(`Still looking at ${where}: ${count(records, 'record')} read. The answer will appear below.`);
}

function line(text: string): Message {
  return { text: escapeMrkdwn(text), blocks: [richText([plain(text)], PROGRESS_BLOCK)] };
}
