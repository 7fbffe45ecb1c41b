import type { AccountId } from '../domain/account.ts';
import type { SqlRow } from '../domain/query/schema.ts';
import type { Instant } from '../domain/time.ts';

/** A SQLite database that many threads may read copies of. Nobody writes it once it is made. */
export interface QueryImage {
  readonly bytes: SharedArrayBuffer;
}

/** What differs from the image before. */
export type ImageChange =
  /** These rows take the place of all that the account has in `credential_report`. */
  | {
      readonly kind: 'report';
      readonly accountId: AccountId;
      readonly accountName: string;
      readonly ouPath: string;
      readonly generatedAt: Instant;
      /** As AWS sent it. */
      readonly csv: string;
    }
  | { readonly kind: 'forget-report'; readonly accountId: AccountId }
  /** More rows of one of the other tables, which are empty in the beginning of each image. */
  | { readonly kind: 'rows'; readonly table: string; readonly rows: readonly SqlRow[] };

/** Makes images and runs queries over them, each in a thread of its own that is gone afterwards. */
export interface QueryEngine {
  /**
   * The image `before` (or an empty one) with the changes in it. Changes are asked for as they are taken in. Throws where
   * the thread fails, or the signal's reason where it is aborted.
   */
  build(
    before: QueryImage | undefined,
    changes: AsyncIterable<ImageChange>,
    signal: AbortSignal,
  ): Promise<QueryImage>;
  /**
   * Runs one statement (`readQuery`) over a copy. `now`: what SQLite takes the time to be. Whatever the statement does is
   * an outcome; throws where the thread itself fails, or the signal's reason where it is aborted.
   */
  run(image: QueryImage, statement: string, now: Instant, signal: AbortSignal): Promise<QueryOutcome>;
}

export type QueryOutcome =
  | ({ readonly kind: 'answered' } & QueryResult)
  /** In SQLite's words. `at`: where in the statement it stopped reading; absent: it does not say. */
  | { readonly kind: 'wrong'; readonly message: string; readonly at?: number }
  | { readonly kind: 'not-a-question' }
  | { readonly kind: 'too-long'; readonly seconds: number }
  | { readonly kind: 'too-large'; readonly mebibytes: number };

export interface QueryResult {
  readonly columns: readonly string[];
  /** Of what is kept of it. */
  readonly rowCount: number;
  /** Why there is more than that, or values are shortened; absent: it is whole. */
  readonly cut?: Cut;
  /** The first rows, their texts up to `FIRST_VALUE`. */
  readonly first: readonly ResultRow[];
  /** All rows that are kept: pieces of JSON, each an array of rows. */
  readonly pieces: readonly string[];
}

export interface Cut {
  /** There are more rows than were kept. */
  readonly rows: boolean;
  /** A value was longer than is kept. */
  readonly values: boolean;
}

export type ResultValue = string | number | boolean | null;
export type ResultRow = readonly ResultValue[];

/** What a result may come to. */
export const MOST_ROWS = 50_000;
/** Of JSON, in characters. */
export const MOST_RESULT = 16 * 1024 * 1024;
/** In characters; a cell of a spreadsheet takes a little more. */
export const MOST_VALUE = 32_000;
/** Rows that Slack may show, and characters of their values: more than a cell shows. */
export const FIRST_ROWS = 100;
export const FIRST_VALUE = 1_000;
