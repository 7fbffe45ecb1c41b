import type { LinePiece } from './line-cutter.ts';

const BRACE = 0x7b;
/** What CloudWatch Logs puts before each line that it exports. */
const TIMESTAMP = /^\d{4}-\d\d-\d\dT[\d:.]+Z /;

/** Whether the line may be a record, or begin one: its first character is `{`. */
export function opensRecord(piece: LinePiece): boolean {
  return piece.isStart && withoutTimestamp(piece).bytes[0] === BRACE;
}

export function withoutTimestamp(piece: LinePiece): LinePiece {
  const { bytes, isStart } = piece;
  const prefix = isStart ? (TIMESTAMP.exec(bytes.toString('latin1', 0, 40))?.[0] ?? '') : '';
  return prefix === '' ? piece : { ...piece, bytes: bytes.subarray(prefix.length) };
}

export function isBlank({ bytes }: LinePiece): boolean {
  return bytes.every((byte) => byte <= 0x20);
}
