import { PROGRESS_BLOCK } from '../action-ids.ts';
import { channel, plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { count, number } from '../text/words.ts';

export interface DigestProgress {
  readonly measured: number;
  /** Absent while the organization's accounts are read. */
  readonly total?: number;
  /** Where it will be posted. */
  readonly channelId: string;
}

/** The first line, before it is known what there is to do. */
export function digestStarting(channelId: string): Message {
  const line = "Working on today's digest.";
  const where = [plain(`${line} It will be posted in `), channel(channelId), plain('.')];
  return { text: escapeMrkdwn(line), blocks: [richText(where, PROGRESS_BLOCK)] };
}

/** `Measuring for the digest: 2,310 of 5,000 root users done. It will be posted in #security.` */
export function digestProgress({ measured, total, channelId }: DigestProgress): Message {
  const line =
    total === undefined
      ? "Measuring for the digest: reading the organization's accounts."
      : `Measuring for the digest: ${number(measured)} of ${count(total, 'root user')} done.`;
  const blocks = [
    richText([plain(`${line} It will be posted in `), channel(channelId), plain('.')], PROGRESS_BLOCK),
  ];
  return { text: escapeMrkdwn(line), blocks };
}
