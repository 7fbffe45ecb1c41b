import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient, WebClientOptions } from '@slack/web-api';
import { RateLimitedError } from '../domain/errors.ts';
import { MINUTE, type Milliseconds, SECOND } from '../domain/time.ts';
import type { Messenger, Posted, PostKind, PostMark, SlackMessage } from '../operations/posting-ports.ts';
import { type OwnIdentity, pagesOf, whoWeAre } from './own-messages.ts';
import { codeOf, failedPost, waitOf } from './slack-errors.ts';

/**
 * How the client of a messenger must be made. Nothing is tried again by itself: Slack may have applied a call that it
 * did not answer. A call that hangs is given up well within the time that a claim on a message lives.
 */
export const MESSENGER_CLIENT = {
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: 5 * SECOND,
} satisfies WebClientOptions;

/** Stable: messages posted by an older version carry them. */
const EVENT_TYPES: Readonly<Record<PostKind, string>> = {
  window: 'rootkeeper_window',
  digest: 'rootkeeper_digest',
  alert: 'rootkeeper_alert',
  notice: 'rootkeeper_notice',
};
/** Slack's clock and ours may differ by this much. */
const CLOCKS_DIFFER: Milliseconds = 5 * MINUTE;
/** A call that Slack turns away as too early waits, in all, at most so long: a claim on a message lives 15 s. */
const LONGEST_WAIT: Milliseconds = 8 * SECOND;

const GONE: readonly string[] = ['message_not_found', 'channel_not_found'];

/** Writes messages over the Web API; `client` is made with `MESSENGER_CLIENT`. */
export function createMessenger(client: WebClient): Messenger {
  let self: Promise<OwnIdentity> | undefined;
  const us = () => {
    self ??= whoWeAre(client).catch((error: unknown) => {
      self = undefined;
      throw error;
    });
    return self;
  };

  return {
    async channelOf(target) {
      if (!/^[UW]/.test(target)) return target;
      const { channel } = await inTurn(() => client.conversations.open({ users: target }));
      if (channel?.id === undefined) throw new Error('conversations.open answered without a channel');
      return channel.id;
    },

    async post(channel, message, mark, thread) {
      const content = { channel, ...contentOf(message, mark), ...quiet };
      const args = thread === undefined ? content : { ...content, thread_ts: thread };
      try {
        const { channel: posted, ts } = await inTurn(() => client.chat.postMessage(args));
        if (posted === undefined || ts === undefined)
          throw new Error('chat.postMessage answered without a place');
        return { kind: 'posted', place: { channel: posted, ts } };
      } catch (error) {
        return failedPost(error);
      }
    },

    async update(place, message, mark) {
      const args = { ...place, ...contentOf(message, mark), ...quiet };
      return unlessGone(async () => {
        await inTurn(() => client.chat.update(args));
      });
    },

    async remove(place) {
      await unlessGone(async () => {
        await inTurn(() => client.chat.delete({ ...place }));
      });
    },

    async find(channel, mark, since, thread) {
      const { isOurs } = await us();
      const found: Posted[] = [];
      const oldest = String(Math.max(0, since - CLOCKS_DIFFER) / 1_000);
      for await (const messages of pagesOf(client, { channel, oldest, thread }, inTurn)) {
        for (const message of messages) {
          if (message.ts !== undefined && isOurs(message) && isMarked(message.metadata, mark)) {
            found.push({ channel, ts: message.ts });
          }
        }
      }
      return found.sort((a, b) => Number(a.ts) - Number(b.ts));
    },
  };
}

const quiet = { unfurl_links: false, unfurl_media: false };

function contentOf({ text, blocks }: SlackMessage, { kind, id, name }: PostMark) {
  return {
    text,
    blocks: [...blocks],
    metadata: { event_type: EVENT_TYPES[kind], event_payload: { id, name } },
  };
}

function isMarked(metadata: unknown, { kind, id, name }: PostMark): boolean {
  if (!isObject(metadata) || metadata.event_type !== EVENT_TYPES[kind]) return false;
  const { event_payload: payload } = metadata;
  return isObject(payload) && payload.id === id && payload.name === name;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

async function unlessGone(work: () => Promise<void>): Promise<'updated' | 'gone'> {
  try {
    await work();
    return 'updated';
  } catch (error) {
    if (GONE.includes(codeOf(error) ?? '')) return 'gone';
    throw error;
  }
}

/** What Slack turns away as too early was not done: it may be asked again when Slack says. */
async function inTurn<T>(call: () => Promise<T>): Promise<T> {
  for (let left = LONGEST_WAIT; ; ) {
    try {
      return await call();
    } catch (error) {
      const wait = waitOf(error);
      if (wait === undefined) throw error;
      if (wait > left) throw new RateLimitedError(wait, { cause: error });
      left -= wait;
      await sleep(wait);
    }
  }
}
