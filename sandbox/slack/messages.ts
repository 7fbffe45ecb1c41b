import type { StoredBlock } from './block.ts';
import type { FormValues } from './control.ts';
import type { JsonObject } from './json.ts';

export type MessageAuthor =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'app' }
  | { readonly kind: 'slackbot' };

export interface StoredMessage {
  readonly channelId: string;
  readonly ts: string;
  readonly threadTs?: string;
  /** In a thread, and shown in the channel as well. */
  readonly isBroadcast: boolean;
  /** What is left of a deleted message that has replies. */
  readonly isTombstone?: boolean;
  readonly author: MessageAuthor;
  readonly text: string;
  readonly blocks: readonly StoredBlock[];
  readonly metadata?: JsonObject;
  readonly editedTs?: string;
  readonly fileIds: readonly string[];
  /** The one person who sees it. */
  readonly ephemeralTo?: string;
  /** When it was last drawn on anybody's screen; the journal's number. */
  readonly shownAt: number;
}

export interface MessageStore {
  put(message: StoredMessage): void;
  get(channelId: string, ts: string): StoredMessage | undefined;
  remove(channelId: string, ts: string): void;
  /** Oldest first. */
  all(): readonly StoredMessage[];
  /** Of one channel, oldest first. */
  inChannel(channelId: string): readonly StoredMessage[];
  replies(channelId: string, threadTs: string): readonly StoredMessage[];
  /** What one person has picked in a message's selects and inputs. */
  values(channelId: string, ts: string, personId: string): FormValues | undefined;
  setValues(channelId: string, ts: string, personId: string, values: FormValues): void;
}

export function createMessages(): MessageStore {
  const messages = new Map<string, StoredMessage>();
  const threads = new Map<string, Set<string>>();
  const values = new Map<string, FormValues>();
  const key = (channelId: string, ts: string) => `${channelId} ${ts}`;
  return {
    put(message) {
      const { channelId, ts, threadTs } = message;
      messages.set(key(channelId, ts), message);
      if (threadTs !== undefined) addTo(threads, key(channelId, threadTs), key(channelId, ts));
    },
    get: (channelId, ts) => messages.get(key(channelId, ts)),
    remove: (channelId, ts) => void messages.delete(key(channelId, ts)),
    all: () => [...messages.values()],
    inChannel: (channelId) => [...messages.values()].filter((m) => m.channelId === channelId),
    replies: (channelId, threadTs) =>
      [...(threads.get(key(channelId, threadTs)) ?? [])].flatMap((id) => messages.get(id) ?? []),
    values: (channelId, ts, personId) => values.get(`${key(channelId, ts)} ${personId}`),
    setValues: (channelId, ts, personId, set) => void values.set(`${key(channelId, ts)} ${personId}`, set),
  };
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key) ?? new Set();
  set.add(value);
  sets.set(key, set);
}
