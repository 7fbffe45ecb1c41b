import { createDocumentParser, type DocumentEnd, type DocumentParser } from './document-parser.ts';
import { formTrouble } from './form-trouble.ts';
import { createLineCutter, type LinePiece } from './line-cutter.ts';

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
  const lines = createLineCutter();
  const at = { line: 1, begun: 1, isBetween: true, isSkipping: false, isOver: false, nth: 0, unread: 0 };
  let out: Found[] = [];
  let parser = anew();

  return {
    read(bytes) {
      out = [];
      for (const piece of lines.cut(bytes)) if (!at.isOver) take(piece);
      return out;
    },
    end() {
      out = [];
      take(lines.end());
      if (!at.isOver && !at.isSkipping) finish();
      return out;
    },
    isOver: () => at.isOver,
  };

  function anew(): DocumentParser {
    Object.assign(at, { isBetween: true, unread: 0 });
    return createDocumentParser(
      (record) => {
        Object.assign(at, { nth: at.nth + 1, unread: 0 });
        out.push({ kind: 'record', record, nth: at.nth, line: at.line });
      },
      (end) => {
        Object.assign(at, { isBetween: true, unread: 0 });
        if (end === 'digest') out.push({ kind: 'digest' });
        const why = ENDS[end];
        if (why !== undefined) trouble(at.begun, why);
      },
    );
  }

  function take(piece: LinePiece): void {
    at.line = piece.line;
    const form = piece.line === 1 && piece.isStart ? formTrouble(piece.bytes) : undefined;
    if (form !== undefined) giveUp(form);
    if (at.isOver || (at.isSkipping && !opens(piece))) return;
    at.isSkipping = false;
    write(at.isBetween ? withoutTimestamp(piece) : piece);
    if (at.unread > LONGEST) {
      giveUp('has more than 16 MB without the end of a record; the rest of it was not looked at');
    }
  }

  function write(piece: LinePiece): void {
    if (at.isBetween && !isBlank(piece.bytes)) Object.assign(at, { begun: at.line, isBetween: false });
    at.unread += piece.bytes.length;
    try {
      parser.write(piece.bytes);
    } catch {
      failed(piece);
    }
  }

  /** A line that begins a record may follow one that was cut short. */
  function failed(piece: LinePiece): void {
    parser = anew();
    if (opens(piece) && at.line > at.begun) {
      trouble(at.begun, 'is not whole: the JSON that begins there has no end');
      write(withoutTimestamp(piece));
      return;
    }
    trouble(at.line, 'is not JSON from there on; what follows was skipped up to a line that begins with {');
    at.isSkipping = true;
  }

  function finish(): void {
    try {
      parser.end();
    } catch {
      trouble(at.begun, 'is cut short: the JSON that begins there has no end; copy the file again');
    }
  }

  function giveUp(why: string): void {
    trouble(at.begun, why);
    at.isOver = true;
  }

  function trouble(line: number, why: string): void {
    out.push({ kind: 'trouble', line, why });
  }
}

function opens(piece: LinePiece): boolean {
  return piece.isStart && withoutTimestamp(piece).bytes[0] === BRACE;
}

function withoutTimestamp(piece: LinePiece): LinePiece {
  const { bytes, isStart } = piece;
  const prefix = isStart ? (TIMESTAMP.exec(bytes.toString('latin1', 0, 40))?.[0] ?? '') : '';
  return prefix === '' ? piece : { ...piece, bytes: bytes.subarray(prefix.length) };
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte <= 0x20);
}
