import { createDocumentParser, type DocumentEnd, type DocumentParser } from './document-parser.ts';
import { formTrouble } from './form-trouble.ts';

/** What was found in a file. Lines and records count from 1. */
export type Found =
  | { readonly kind: 'record'; readonly record: unknown; readonly nth: number; readonly line: number }
  | { readonly kind: 'digest' }
  /** `why`: a clause, with what to do. `line`: where it begins. */
  | { readonly kind: 'trouble'; readonly line: number; readonly why: string };

/** Reads one file, in pieces of any size. What it found in a piece comes in the order of the file. */
export interface RecordReader {
  read(bytes: Buffer): readonly Found[];
  end(): readonly Found[];
  /** Whether nothing more of the file is looked at. */
  isOver(): boolean;
}

/** More than this without the end of a record is none: a record has at most 1 MB. */
const LONGEST: number = 16 * 1024 * 1024;
const NEWLINE = 0x0a;
const BRACE = 0x7b;
/** What CloudWatch Logs puts before each line that it exports. */
const TIMESTAMP = /^\d{4}-\d\d-\d\dT[\d:.]+Z /;

const ENDS: Readonly<Record<DocumentEnd, string | undefined>> = {
  records: undefined,
  digest: undefined,
  strange: 'holds no CloudTrail records; accepted: log files, event history as JSON, records one a line',
};

/**
 * Reads line by line, so that it knows where it is. What is no JSON ends at the next line that begins with `{`, and
 * hides nothing after it.
 */
export function createRecordReader(): RecordReader {
  const at = { line: 1, isLineStart: true, begun: 1, isBetween: true, isSkipping: false, isOver: false };
  let [nth, unread] = [0, 0];
  let out: Found[] = [];
  let parser = anew();

  return {
    read(bytes) {
      out = [];
      for (let start = 0; start < bytes.length && !at.isOver; ) {
        const newline = bytes.indexOf(NEWLINE, start);
        const end = newline === -1 ? bytes.length : newline + 1;
        take(bytes.subarray(start, end));
        at.isLineStart = newline !== -1;
        at.line += newline === -1 ? 0 : 1;
        start = end;
      }
      return out;
    },
    end() {
      out = [];
      if (at.isOver || at.isSkipping) return out;
      try {
        parser.end();
      } catch {
        trouble(at.begun, 'is cut short: the JSON that begins there has no end; copy the file again');
      }
      return out;
    },
    isOver: () => at.isOver,
  };

  function anew(): DocumentParser {
    at.isBetween = true;
    unread = 0;
    return createDocumentParser(
      (record) => {
        nth += 1;
        unread = 0;
        out.push({ kind: 'record', record, nth, line: at.line });
      },
      (end) => {
        at.isBetween = true;
        unread = 0;
        if (end === 'digest') out.push({ kind: 'digest' });
        const why = ENDS[end];
        if (why !== undefined) trouble(at.begun, why);
      },
    );
  }

  function take(piece: Buffer): void {
    if (at.line === 1 && at.isLineStart) refuseForm(piece);
    if (at.isOver || (at.isSkipping && !opens(piece))) return;
    at.isSkipping = false;
    write(at.isLineStart && at.isBetween ? withoutTimestamp(piece) : piece);
    if (unread <= LONGEST) return;
    trouble(at.begun, 'has more than 16 MB without the end of a record; the rest of it was not looked at');
    at.isOver = true;
  }

  function refuseForm(piece: Buffer): void {
    const why = formTrouble(piece);
    if (why === undefined) return;
    trouble(1, why);
    at.isOver = true;
  }

  function write(piece: Buffer): void {
    if (at.isBetween && !isBlank(piece)) {
      at.begun = at.line;
      at.isBetween = false;
    }
    unread += piece.length;
    try {
      parser.write(piece);
    } catch {
      failed(piece);
    }
  }

  /** A line that begins a record may follow one that was cut short. */
  function failed(piece: Buffer): void {
    parser = anew();
    if (opens(piece) && at.line > at.begun) {
      trouble(at.begun, 'is not whole: the JSON that begins there has no end');
      write(piece);
      return;
    }
    trouble(at.line, 'is not JSON from there on; what follows was skipped up to a line that begins with {');
    at.isSkipping = true;
  }

  function opens(piece: Buffer): boolean {
    return at.isLineStart && withoutTimestamp(piece)[0] === BRACE;
  }

  function trouble(line: number, why: string): void {
    out.push({ kind: 'trouble', line, why });
  }
}

function withoutTimestamp(piece: Buffer): Buffer {
  const prefix = TIMESTAMP.exec(piece.toString('latin1', 0, 40))?.[0] ?? '';
  return piece.subarray(prefix.length);
}

function isBlank(piece: Buffer): boolean {
  return piece.every((byte) => byte <= 0x20);
}
