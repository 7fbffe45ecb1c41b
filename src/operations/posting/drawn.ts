import type { Digest } from '../../domain/audit-chain/entry.ts';
import type { ClaimedPost, SlackMessage } from '../posting-ports.ts';

/** What a message shows, as it is kept with it: the key of the state that was drawn, and a digest of the message. */
export interface Drawn {
  readonly key: string;
  readonly look?: string;
}

export function drawnOf({ drawn = '' }: Pick<ClaimedPost, 'drawn'>): Drawn {
  const [key = '', look] = drawn.split('|');
  return { key, ...(look !== undefined && { look }) };
}

export function lookOf({ text, blocks }: SlackMessage, digest: Digest): string {
  return digest(JSON.stringify([text, blocks]));
}

export function drawnAs({ key, look }: Required<Drawn>): Pick<ClaimedPost, 'drawn'> {
  return { drawn: `${key}|${look}` };
}
