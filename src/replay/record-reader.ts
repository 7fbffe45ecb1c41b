import { createDocumentParser, type DocumentEnd, type DocumentParser } from './document-parser.ts';
import { formTrouble } from './form-trouble.ts';
import { isBlank, opensRecord, withoutTimestamp } from './line-beginning.ts';
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
    atBeginning();
    return createDocumentParser(
      (record) => {
        at.nth += 1;
        at.unread = 0;
        out.push({ kind: 'record', record, nth: at.nth, line: at.line });
      },
      (end) => {
        atBeginning();
        if (end === 'digest') out.push({ kind: 'digest' });
        const why = ENDS[end];
        if (why !== undefined) trouble(at.begun, why);
      },
    );
  }

  function atBeginning(): void {
    at.isBetween = true;
    at.unread = 0;
  }

  function take(piece: LinePiece): void {
    at.line = piece.line;
    const form = piece.line === 1 && piece.isStart ? formTrouble(piece.bytes) : undefined;
    if (form !== undefined) giveUp(form);
    if (at.isOver || (at.isSkipping && !opensRecord(piece))) return;
    at.isSkipping = false;
    write(at.isBetween ? withoutTimestamp(piece) : piece);
    if (at.unread > LONGEST) {
      giveUp('has more than 16 MB without the end of a record; the rest of it was not looked at');
    }
  }

  function write(piece: LinePiece): void {
    if (at.isBetween && !isBlank(piece)) {
      at.begun = at.line;
      at.isBetween = false;
    }
    at.unread += piece.bytes.length;
    if (!opensRecord(piece)) {
      parse(piece.bytes);
      return;
    }
    const { bytes } = withoutTimestamp(piece);
    begin(bytes.subarray(0, 1));
    parse(bytes.subarray(1));
  }

  /** A line that begins a record may follow one that was cut short. */
  function begin(brace: Buffer): void {
    try {
      parser.write(brace);
    } catch {
      trouble(at.begun, 'is not whole: the JSON that begins there has no end');
      parser = anew();
      at.begun = at.line;
      at.isBetween = false;
      parser.write(brace);
    }
  }

  function parse(bytes: Buffer): void {
    try {
      parser.write(bytes);
    } catch {
      trouble(at.line, 'is not JSON from there on; what follows was skipped up to a line that begins with {');
      parser = anew();
      at.isSkipping = true;
    }
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
