import type { AnswerStore } from '../answer-ports.ts';
import type { Clock, Log } from '../ports.ts';
import type { SlackMessage } from '../posting-ports.ts';
import type { FileUpload } from '../report-ports.ts';
import type { KeptHead, KeptPiece } from './query-answer.ts';
import { queryCsv } from './query-csv.ts';

export interface SendRowsDeps {
  readonly answers: AnswerStore<KeptHead, KeptPiece>;
  readonly files: FileUpload;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info'>;
  /** Resolves in a turn of the event loop of its own. */
  readonly turn: () => Promise<void>;
  /** The end of the app. */
  readonly signal: AbortSignal;
}

/**
 * Sends a person all rows of a kept result, in the direct message with them; whether they may have it is asked before.
 * Who got what is logged. The file's name; `undefined` where the result is no longer kept. Throws where Slack does not take it.
 */
export type SendRows = (
  resultId: string,
  userId: string,
  comment: (rows: number) => SlackMessage,
) => Promise<string | undefined>;

export function createSendRows({ answers, files, clock, log, turn, signal }: SendRowsDeps): SendRows {
  return async (resultId, userId, comment) => {
    const kept = await answers.load(resultId, clock.now());
    if (kept === undefined) return undefined;
    const file = await queryCsv(kept, turn);
    const { sql, rowCount: rows } = kept.head;
    const fileId = await files.upload(file, userId, comment(rows), signal);
    log.info({ userId, sql, fileId, rows, bytes: file.bytes }, 'the rows of a query were exported');
    return file.name;
  };
}
