import { z } from 'zod';
import type { Instant, Milliseconds } from '../domain/time.ts';
import {
  FIRST_ROWS,
  FIRST_VALUE,
  MOST_RESULT,
  MOST_ROWS,
  MOST_VALUE,
  type QueryImage,
  type QueryOutcome,
} from '../operations/query-ports.ts';
import { QUERY_PROGRAM } from './query-program.ts';
import { SQLITE } from './sqlite.ts';
import { inThread, ThreadTooLarge } from './thread.ts';

export interface QueryLimits {
  /** Real time, the start of the thread included. */
  readonly time: Milliseconds;
  /** What SQLite may hold at once, in MiB. */
  readonly heap: number;
}

/** What V8 may hold: the text of a value, which is at most all that SQLite holds, takes two bytes a character. */
const V8_PER_HEAP = 2;
const YOUNG_MIB = 16;
const STACK_MIB = 4;
/** Of JSON, in characters: what the app's thread takes in one go. */
const PIECE = 64 * 1024;
const MEBIBYTE = 1024 * 1024;

const outcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answered'),
    columns: z.array(z.string()),
    rowCount: z.number(),
    first: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
    cut: z.object({ rows: z.boolean(), values: z.boolean() }).optional(),
  }),
  z.object({ kind: z.literal('wrong'), message: z.string(), at: z.number().optional() }),
  z.object({ kind: z.literal('not-a-question') }),
  z.object({ kind: z.literal('too-large') }),
]);
const piece = z.object({ kind: z.literal('piece'), piece: z.string() });

/** Runs a statement in a thread of its own, within these limits. See `QueryEngine.run`. */
export async function runQuery(
  image: QueryImage,
  statement: string,
  now: Instant,
  limits: QueryLimits,
  signal: AbortSignal,
): Promise<QueryOutcome> {
  const tooLarge = { kind: 'too-large', mebibytes: limits.heap } as const;
  const timeIsUp = AbortSignal.timeout(limits.time);
  const pieces: string[] = [];
  const task = {
    program: QUERY_PROGRAM,
    data: { sqlite: SQLITE, image: image.bytes, statement, now, limits: bounds(limits) },
    limits: {
      maxOldGenerationSizeMb: limits.heap * V8_PER_HEAP,
      maxYoungGenerationSizeMb: YOUNG_MIB,
      stackSizeMb: STACK_MIB,
    },
    onMessage: (message: unknown): QueryOutcome | undefined => {
      const part = piece.safeParse(message);
      if (part.success) return void pieces.push(part.data.piece);
      const end = outcome.parse(message);
      if (end.kind === 'too-large') return tooLarge;
      return end.kind === 'answered' ? answered(end, pieces) : wrong(end);
    },
  };
  try {
    return await inThread(task, AbortSignal.any([signal, timeIsUp]));
  } catch (error) {
    if (error instanceof ThreadTooLarge) return tooLarge;
    if (signal.aborted || !timeIsUp.aborted) throw error;
    return { kind: 'too-long', seconds: limits.time / 1_000 };
  }
}

function bounds({ heap }: QueryLimits) {
  return {
    heap: heap * MEBIBYTE,
    rows: MOST_ROWS,
    result: MOST_RESULT,
    value: MOST_VALUE,
    first: FIRST_ROWS,
    firstValue: FIRST_VALUE,
    piece: PIECE,
  };
}

type Told = z.infer<typeof outcome>;

function answered(
  { cut, ...result }: Extract<Told, { kind: 'answered' }>,
  pieces: readonly string[],
): QueryOutcome {
  return { ...result, pieces, ...(cut !== undefined && { cut }) };
}

function wrong(told: Extract<Told, { kind: 'wrong' | 'not-a-question' }>): QueryOutcome {
  if (told.kind === 'not-a-question') return told;
  const { kind, message, at } = told;
  return { kind, message, ...(at !== undefined && { at }) };
}
