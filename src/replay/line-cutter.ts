/** A line of a file, or a part of a very long one or of one that came in pieces. */
export interface LinePiece {
  /** With its end, where it has one. */
  readonly bytes: Buffer;
  /** From 1. */
  readonly line: number;
  /** Whether the line begins with it. */
  readonly isStart: boolean;
}

/** Cuts a file, which comes in pieces of any size, at the ends of its lines. Keeps next to nothing. */
export interface LineCutter {
  cut(bytes: Buffer): Generator<LinePiece>;
  /** What is left at the end. */
  end(): LinePiece;
}

const NEWLINE = 0x0a;
/** So much of the beginning of a line tells what it is, and comes in one piece. */
const TELLING = 64;
const NONE: Buffer = Buffer.alloc(0);

export function createLineCutter(): LineCutter {
  let [held, line, isStart] = [NONE, 1, true];
  return {
    *cut(more) {
      let rest = held.length === 0 ? more : Buffer.concat([held, more]);
      held = NONE;
      while (rest.length > 0) {
        const newline = rest.indexOf(NEWLINE);
        if (newline === -1 && isStart && rest.length < TELLING) {
          held = rest;
          return;
        }
        const bytes = newline === -1 ? rest : rest.subarray(0, newline + 1);
        rest = rest.subarray(bytes.length);
        yield { bytes, line, isStart };
        isStart = newline !== -1;
        line += newline === -1 ? 0 : 1;
      }
    },
    end: () => ({ bytes: held, line, isStart }),
  };
}
