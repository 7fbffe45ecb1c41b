import type { KnownBlock } from '@slack/types';
import type { Instant } from '../../domain/time.ts';
import { actions, button } from '../blocks/button.ts';
import { preformatted } from '../blocks/preformatted.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import { MESSAGE_SIZE } from '../limits.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { count, number } from '../text/words.ts';
import { QUERY_CSV } from './action-ids.ts';
import { MOST_COLUMNS, tableOf, type Value } from './cells.ts';
import { dataLines, type QueriedData } from './data-lines.ts';
import { encodeQueryValue } from './value.ts';

export interface QueryRows {
  readonly columns: readonly string[];
  /** Of what is kept. */
  readonly rowCount: number;
  readonly cut?: { readonly rows: boolean; readonly values: boolean };
  readonly first: readonly (readonly Value[])[];
}

export interface AnsweredQuery {
  readonly result: QueryRows;
  /** Names of the tables that the query names. */
  readonly tables: readonly string[];
  readonly data: QueriedData;
  /** Under which all rows are kept; absent: they are not. */
  readonly resultId?: string;
  /** The query, where whoever asked has not typed it. */
  readonly shownSql?: string;
}

/** For what is said above the table, at its longest. */
const FRAME = 2_500;

/** The rows of a query as a table, as many as fit, for whoever asked. */
export function answeredQuery(
  { result, tables, data, resultId, shownSql }: AnsweredQuery,
  now: Instant,
): Message {
  const table = tableOf(result.columns, result.first, MESSAGE_SIZE - FRAME);
  const first = headline(result, table.rows);
  const lines = [...cutLines(result, resultId), ...dataLines(data, tables, now)];
  const head = richText([bold(first), ...lines.map((line) => plain(`\n${line}`))]);
  const hasFile = resultId !== undefined && result.rowCount > 0;
  const buttons = !hasFile ? [] : [button('Full CSV', QUERY_CSV, encodeQueryValue(resultId))];
  const sql = shownSql === undefined ? [] : [preformatted(shownSql)];
  const blocks: KnownBlock[] = [
    head,
    ...sql,
    ...(table.rows === 0 ? [] : [table.block]),
    ...actions(buttons),
  ];
  return { text: escapeMrkdwn(first), blocks };
}

function headline({ rowCount, cut }: QueryRows, shown: number): string {
  if (rowCount === 0) return 'No rows.';
  if (cut?.rows === true) return `The first ${number(shown)} of more than ${count(rowCount, 'row')}`;
  return shown < rowCount
    ? `The first ${number(shown)} of ${count(rowCount, 'row')}`
    : count(rowCount, 'row');
}

function cutLines({ columns, rowCount, cut }: QueryRows, resultId: string | undefined): string[] {
  return [
    ...(columns.length > MOST_COLUMNS
      ? [`Shown: ${MOST_COLUMNS} of ${columns.length} columns. The file has all.`]
      : []),
    ...(cut?.rows === true
      ? [`CUT: the file has the first ${count(rowCount, 'row')} only. Do: ask for less.`]
      : []),
    ...(cut?.values === true ? ['CUT: a value was longer than 32,000 characters.'] : []),
    ...(resultId === undefined && rowCount > 0
      ? ['There is no file: the rows could not be kept. Do: ask again for it.']
      : []),
  ];
}
