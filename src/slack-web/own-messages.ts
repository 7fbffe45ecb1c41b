import type { WebClient } from '@slack/web-api';
import { codeOf } from './slack-errors.ts';

/** A message of a history, as far as it tells whether it is ours. */
interface HistoryMessage {
  readonly ts?: string | undefined;
  readonly subtype?: string | undefined;
  readonly user?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly metadata?: unknown;
}

export interface OwnIdentity {
  /** Whether this app posted it, and it is still there: a deleted message with replies leaves a tombstone. */
  isOurs(message: HistoryMessage): boolean;
}

/** Throws where Slack does not say who the app is. */
export async function whoWeAre(client: WebClient): Promise<OwnIdentity> {
  const { user_id: userId, bot_id: botId } = await client.auth.test();
  if (userId === undefined) throw new Error('auth.test named no user');
  return {
    isOurs: ({ subtype, user, bot_id: by }) =>
      subtype !== 'tombstone' && (user === userId || (botId !== undefined && by === botId)),
  };
}

export interface HistoryQuestion {
  readonly channel: string;
  /** A `ts`. */
  readonly oldest: string;
  /** The `ts` of a message: its replies instead of the channel. */
  readonly thread: string | undefined;
}

/**
 * The messages of a channel or a thread with their metadata, page by page, to the end. A thread that is gone has none.
 * Throws where the history cannot be read.
 */
export async function* pagesOf(
  client: WebClient,
  question: HistoryQuestion,
  inTurn: <T>(call: () => Promise<T>) => Promise<T>,
): AsyncGenerator<readonly HistoryMessage[]> {
  let cursor: string | undefined;
  do {
    const page = await inTurn(() => readPage(client, question, cursor)).catch(noThread);
    yield page.messages ?? [];
    cursor = page.response_metadata?.next_cursor;
  } while (cursor !== undefined && cursor !== '');
}

function readPage(
  client: WebClient,
  { channel, oldest, thread }: HistoryQuestion,
  cursor: string | undefined,
) {
  const page = { channel, oldest, limit: 200, include_all_metadata: true };
  const args = cursor === undefined ? page : { ...page, cursor };
  return thread === undefined
    ? client.conversations.history(args)
    : client.conversations.replies({ ...args, ts: thread });
}

function noThread(error: unknown): Awaited<ReturnType<typeof readPage>> {
  if (codeOf(error) === 'thread_not_found') return { ok: true, messages: [] };
  throw error;
}
