import { setImmediate as nextTurn } from 'node:timers/promises';
import { types } from 'node:util';
import { z } from 'zod';
import { REPORT_COLUMNS } from '../domain/credential-report/columns.ts';
import { CREDENTIAL_REPORT, isoTime, TABLES } from '../domain/query/schema.ts';
import type { ImageChange, QueryImage } from '../operations/query-ports.ts';
import { IMAGE_PROGRAM } from './image-program.ts';
import { CSV_PARSER, SQLITE } from './sqlite.ts';
import { inThread } from './thread.ts';

/** Changes that the thread has been sent and has not taken in yet: reports are some 20 KB each. */
const UNDER_WAY = 32;
const LIMITS = { maxOldGenerationSizeMb: 1_024, maxYoungGenerationSizeMb: 16 };

const TAKEN = z.object({ kind: z.literal('taken') });
const IMAGE = z.object({
  kind: z.literal('image'),
  bytes: z.custom<SharedArrayBuffer>(types.isSharedArrayBuffer),
});

/** Makes an image in a thread of its own. See `QueryEngine.build`. */
export async function buildImage(
  before: QueryImage | undefined,
  changes: AsyncIterable<ImageChange>,
  signal: AbortSignal,
): Promise<QueryImage> {
  const { feed, taken, stop } = feedOf(changes, signal);
  const data = {
    ...{ sqlite: SQLITE, csvParser: CSV_PARSER, before: before?.bytes },
    ...{ tables: TABLES, report: { table: CREDENTIAL_REPORT.name, columns: REPORT_COLUMNS } },
  };
  const onMessage = (message: unknown): QueryImage | undefined => {
    if (TAKEN.safeParse(message).success) return void taken();
    const { bytes } = IMAGE.parse(message);
    return { bytes };
  };
  try {
    return await inThread({ program: IMAGE_PROGRAM, data, limits: LIMITS, onMessage, feed }, signal);
  } finally {
    stop();
  }
}

/** Sends changes as fast as they are taken in, each in a turn of the event loop of its own. */
function feedOf(changes: AsyncIterable<ImageChange>, signal: AbortSignal) {
  let underWay = 0;
  let stopped = false;
  let goOn = () => {};
  const room = async () => {
    if (underWay < UNDER_WAY) return;
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  };
  return {
    taken: () => {
      underWay -= 1;
      goOn();
    },
    /** The thread is gone: nothing more is asked of the changes. */
    stop: () => {
      stopped = true;
      goOn();
    },
    feed: async (post: (message: object) => void) => {
      for await (const change of changes) {
        signal.throwIfAborted();
        await room();
        if (stopped) return;
        underWay += 1;
        post(messageOf(change));
        await nextTurn();
      }
      post({ kind: 'end' });
    },
  };
}

/** A report with the columns that stand before AWS's own. */
function messageOf(change: ImageChange): object {
  if (change.kind !== 'report') return change;
  const { kind, accountId, accountName, ouPath, generatedAt, csv } = change;
  return { kind, csv, account: [accountId, accountName, ouPath, isoTime(generatedAt)] };
}
