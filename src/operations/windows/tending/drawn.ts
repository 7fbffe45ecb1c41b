import type { Digest } from '../../../domain/audit-chain/entry.ts';
import type { Instant } from '../../../domain/time.ts';
import { drawingKey } from '../../../domain/window/lists.ts';
import type { ClaimedPost, SlackMessage } from '../../posting-ports.ts';
import type { WholeWindow } from '../../window-ports.ts';

/** What a message shows, as it is kept with it: the window's `drawingKey`, and a digest of the message. */
export interface Drawn {
  readonly key: string;
  readonly look?: string;
}

export function keyNow({ window, baseline }: WholeWindow, now: Instant): string {
  return drawingKey(window, baseline?.asOf, now);
}

export function drawnOf({ drawn = '' }: Pick<ClaimedPost, 'drawn'>): Drawn {
  const [key = '', look] = drawn.split('|');
  return { key, ...(look !== undefined && { look }) };
}

export function lookOf({ text, blocks }: SlackMessage, digest: Digest): string {
  return digest(JSON.stringify([text, blocks]));
}

export function drawnAs(key: string, look: string): Pick<ClaimedPost, 'drawn'> {
  return { drawn: `${key}|${look}` };
}
