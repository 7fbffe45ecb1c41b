import { complaintOf, placeAt } from '../../domain/query/place.ts';
import { type ReadableQuery, type Refused, readQuery } from '../../domain/query/read-query.ts';
import { TABLES } from '../../domain/query/schema.ts';
import { nameOf, tokensOf } from '../../domain/query/tokens.ts';
import { typedQuery } from '../../domain/query/typed-query.ts';
import type { Milliseconds } from '../../domain/time.ts';
import type { AnswerStore } from '../answer-ports.ts';
import type { Clock, Log, NewId } from '../ports.ts';
import type { QueryEngine, QueryOutcome, QueryResult } from '../query-ports.ts';
import { RESULT_FOR } from '../results.ts';
import type { CurrentImage, MadeImage } from './images.ts';
import type { Answered, KeptHead, KeptPiece, QueryAnswer } from './query-answer.ts';
import { createFairTurns } from './turns.ts';

export interface AskDeps {
  readonly engine: Pick<QueryEngine, 'run'>;
  readonly currentImage: CurrentImage;
  readonly answers: AnswerStore<KeptHead, KeptPiece>;
  readonly clock: Clock;
  /** Milliseconds that never jump. */
  readonly monotonic: () => Milliseconds;
  readonly newId: NewId;
  readonly log: Log;
  /** The end of the app. */
  readonly signal: AbortSignal;
}

export interface Asking {
  readonly answer: Promise<QueryAnswer>;
  /** 0: it is worked on; 1: it is the next. */
  readonly place: () => number;
  /** Whether the query itself runs; before that the reports are put together. */
  readonly isRunning: () => boolean;
}

/** Asks in somebody's name; whether they may is asked before. `answer` throws where the store or a thread fails. */
export type AskQuery = (userId: string, typed: string) => Asking;

/** Each takes one of the machine's cores, and memory of its own. */
const AT_ONCE = 2;
const MOST_EACH = 3;

/** Two at a time over one image; every query is logged with who asks, before it runs, and with what came of it. */
export function createAskQuery(deps: AskDeps): AskQuery {
  const turns = createFairTurns(AT_ONCE, MOST_EACH);
  return (userId, typed) => {
    const began = deps.monotonic();
    const sql = typedQuery(typed);
    const line = () => ({ userId, sql, milliseconds: Math.round(deps.monotonic() - began) });
    const told = (answer: QueryAnswer): QueryAnswer => {
      deps.log.info({ ...line(), ...summaryOf(answer) }, 'somebody asked by SQL');
      return answer;
    };
    const failed = (error: unknown): never => {
      deps.log.warn({ ...line(), outcome: 'failed', err: error }, 'somebody asked by SQL');
      throw error;
    };
    const read = readQuery(sql);
    if (read.kind === 'refused') return at(told(refused(read.why, sql)));
    let isRunning = false;
    const running = () => {
      isRunning = true;
    };
    const turn = turns.take(userId, () => answered(read, deps, running));
    if (turn === undefined) return at(told({ kind: 'busy', waiting: MOST_EACH }));
    deps.log.info({ userId, sql }, 'somebody asks by SQL');
    return { answer: turn.result.then(told, failed), place: turn.place, isRunning: () => isRunning };
  };
}

function at(answer: QueryAnswer): Asking {
  return { answer: Promise.resolve(answer), place: () => 0, isRunning: () => false };
}

function refused(why: Refused, sql: string): QueryAnswer {
  const place = 'at' in why ? placeAt(sql, why.at) : undefined;
  return { kind: 'refused', why, ...(place !== undefined && { place }) };
}

async function answered(query: ReadableQuery, deps: AskDeps, running: () => void): Promise<QueryAnswer> {
  const made = await deps.currentImage();
  running();
  const outcome = await deps.engine.run(made.image, query.statement, deps.clock.now(), deps.signal);
  return outcome.kind === 'answered' ? kept(outcome, query.sql, made, deps) : unanswered(outcome, query.sql);
}

function unanswered(outcome: Exclude<QueryOutcome, { kind: 'answered' }>, sql: string): QueryAnswer {
  switch (outcome.kind) {
    case 'wrong':
      return { kind: 'wrong', complaint: complaintOf(outcome.message, sql, outcome.at) };
    case 'not-a-question':
      return { kind: 'refused', why: { kind: 'not-a-question', verb: '' } };
    case 'too-long':
    case 'too-large':
      return outcome;
  }
}

/** All rows are kept for the file; without it the answer is worth having all the same. */
async function kept(
  { pieces, columns, rowCount, first, cut }: QueryResult,
  sql: string,
  { data }: MadeImage,
  { answers, clock, newId, log }: AskDeps,
): Promise<QueryAnswer> {
  const askedAt = clock.now();
  const shared = { columns, rowCount, ...(cut !== undefined && { cut }) };
  const answer: Answered = { sql, tables: tablesIn(sql), data, askedAt, result: { ...shared, first } };
  const resultId = newId('query');
  const entries = pieces.map((rows) => ({ rows }));
  try {
    await answers.save(resultId, { head: { ...shared, sql, askedAt }, entries }, askedAt + RESULT_FOR);
    return { kind: 'answered', ...answer, resultId };
  } catch (error) {
    log.warn({ err: error }, 'the rows of an answer could not be kept: it goes without its file');
    return { kind: 'answered', ...answer };
  }
}

function tablesIn(sql: string): readonly string[] {
  const names = new Set(tokensOf(sql).map((token) => nameOf(token)?.toLowerCase()));
  return TABLES.map(({ name }) => name).filter((name) => names.has(name));
}

function summaryOf(answer: QueryAnswer): object {
  const { kind } = answer;
  if (kind === 'answered') return { outcome: kind, rows: answer.result.rowCount };
  return kind === 'wrong' ? { outcome: kind, sqlite: answer.complaint.message } : { outcome: kind };
}
