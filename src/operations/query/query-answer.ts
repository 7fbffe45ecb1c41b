import type { Complaint, Place } from '../../domain/query/place.ts';
import type { Refused } from '../../domain/query/read-query.ts';
import type { Instant } from '../../domain/time.ts';
import type { Cut, QueryResult } from '../query-ports.ts';
import type { ImageData } from './image-data.ts';

/** What somebody is told who asked. */
export type QueryAnswer =
  | ({ readonly kind: 'answered' } & Answered)
  | { readonly kind: 'refused'; readonly why: Refused; readonly place?: Place }
  | { readonly kind: 'wrong'; readonly complaint: Complaint }
  | { readonly kind: 'too-long'; readonly seconds: number }
  | { readonly kind: 'too-large'; readonly mebibytes: number }
  /** They have so many questions waiting already. */
  | { readonly kind: 'busy'; readonly waiting: number };

export interface Answered {
  readonly sql: string;
  /** Names of the tables that it names. */
  readonly tables: readonly string[];
  readonly result: Omit<QueryResult, 'pieces'>;
  readonly data: ImageData;
  readonly askedAt: Instant;
  /** Under which all rows are kept for an hour; absent: they could not be. */
  readonly resultId?: string;
}

/** What stands above the rows of a result that is kept. */
export interface KeptHead {
  readonly sql: string;
  readonly columns: readonly string[];
  readonly rowCount: number;
  readonly cut?: Cut;
  readonly askedAt: Instant;
}

/** Some rows of it, as JSON. */
export interface KeptPiece {
  readonly rows: string;
}
