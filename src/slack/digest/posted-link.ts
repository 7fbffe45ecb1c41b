import type { RichTextElement } from '@slack/types';
import type { Instant } from '../../domain/time.ts';
import { channel, plain } from '../blocks/rich-text.ts';
import { dateAndTime } from '../text/time.ts';

/** Where a digest stands in Slack. */
export interface PostedDigest {
  readonly channelId: string;
  readonly at: Instant;
  /** Absent: Slack did not give it. */
  readonly permalink?: string;
}

/** `in #security, 20 Nov 06:00 UTC: open it`, the last words a link where there is one. */
export function postedWhere(
  { channelId, at, permalink }: PostedDigest,
  now: Instant,
): readonly RichTextElement[] {
  const where = [plain('in '), channel(channelId), plain(`, ${dateAndTime(at, now)}`)];
  if (permalink === undefined) return [...where, plain('.')];
  return [...where, plain(': '), { type: 'link', url: permalink, text: 'open it' }, plain('.')];
}
