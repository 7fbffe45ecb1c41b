import { createHash } from 'node:crypto';
import type { Instant } from '../../../src/domain/time.ts';

/** A message as the queue keeps it. One that AWS delivers twice is two of these, with one id. */
export interface Message {
  readonly id: string;
  readonly body: string;
  /** Of the body, in hex. */
  readonly md5: string;
  /** The user id of who sent it. */
  readonly sender: string;
  readonly sentAt: Instant;
  receiveCount: number;
  firstReceivedAt?: Instant;
  /** Of the newest delivery; older ones no longer count. */
  receipt?: string;
}

export function md5Of(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** Bytes as SQS counts them: of the body in UTF-8. */
export function sizeOf(body: string): number {
  return Buffer.byteLength(body);
}
