import type { Digest } from '../../domain/digest/digest.ts';
import type { Message } from '../message.ts';
import { type DigestOptions, digestMessage } from './message.ts';

/** The message of the day. It fits the `DigestRenderer` that operations are given. */
export interface RendersDigest {
  message(digest: Digest, drawing: DigestOptions): Message;
}

export function digestRenderer(): RendersDigest {
  return { message: digestMessage };
}
