import type { AnswerStore } from '../answer-ports.ts';
import type { Clock } from '../ports.ts';
import type { SlackMessage } from '../posting-ports.ts';
import type { FileUpload } from '../report-ports.ts';
import type { KeptHead, KeptPiece } from './query-answer.ts';
import { queryCsv } from './query-csv.ts';

export interface SendRowsDeps {
  readonly answers: AnswerStore<KeptHead, KeptPiece>;
  readonly files: FileUpload;
  readonly clock: Clock;
  /** Resolves in a turn of the event loop of its own. */
  readonly turn: () => Promise<void>;
  /** The end of the app. */
  readonly signal: AbortSignal;
}

/**
 * Sends a person all rows of a kept result, in the direct message with them; whether they may have it is asked before.
 * The file's name; `undefined` where the result is no longer kept. Throws where Slack does not take it.
 */
export type SendRows = (
  resultId: string,
  userId: string,
  comment: (rows: number) => SlackMessage,
) => Promise<string | undefined>;

export function createSendRows({ answers, files, clock, turn, signal }: SendRowsDeps): SendRows {
  return async (resultId, userId, comment) => {
    const kept = await answers.load(resultId, clock.now());
    if (kept === undefined) return undefined;
    const file = await queryCsv(kept, turn);
    await files.upload(file, userId, comment(kept.head.rowCount), signal);
    return file.name;
  };
}
