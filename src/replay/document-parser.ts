import { JSONParser } from '@streamparser/json';
import { at, isJson, rawText } from '../domain/root-event/json.ts';
import { recordsOf } from '../domain/root-event/records-of.ts';

/** What a JSON document turned out to hold beside the records that came before its end. */
export type DocumentEnd =
  | 'records'
  /** A digest file of CloudTrail's log file validation, which lies beside the log files. */
  | 'digest'
  /** JSON, and nothing that holds records. */
  | 'strange';

export interface DocumentParser {
  /** A piece of UTF-8. Throws where it is no JSON; then no more can be written. */
  write(bytes: Uint8Array): void;
  /** Throws where a document was not whole. */
  end(): void;
}

/** The whole, what is in it, and what is in the lists of log files, of LookupEvents and of FilterLogEvents. */
const PATHS = ['$', '$.*', '$.Records.*', '$.Events.*', '$.events.*'];

/**
 * Finds records in JSON documents as they are read, however long the lists are in which they stand. Documents may follow
 * each other, with white space between them or none.
 */
export function createDocumentParser(
  found: (record: unknown) => void,
  ended: (end: DocumentEnd) => void,
): DocumentParser {
  const parser = new JSONParser({ paths: PATHS, separator: '' });
  parser.onValue = ({ value, parent, stack }) => {
    if (stack.length === 0) {
      if (isRecord(value)) found(value);
      ended(endOf(value));
      return;
    }
    if (!Array.isArray(parent)) return;
    // Handed on, and no longer kept: the list may have millions.
    parent.length = 0;
    found(unwrapped(value));
  };
  return parser;
}

/** Not a list: its entries were handed on before. */
function isRecord(document: unknown): boolean {
  return isJson(document) && recordsOf(document)?.[0] === document;
}

function endOf(document: unknown): DocumentEnd {
  if (recordsOf(document) !== undefined || Array.isArray(at(document, 'events'))) return 'records';
  return Array.isArray(at(document, 'logFiles')) ? 'digest' : 'strange';
}

/** LookupEvents and CloudWatch Logs give each record as text. */
function unwrapped(entry: unknown): unknown {
  if (isRecord(entry)) return entry;
  return rawText(at(entry, 'CloudTrailEvent')) ?? rawText(at(entry, 'message')) ?? entry;
}
