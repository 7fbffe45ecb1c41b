import { createRecordReader, type Found } from '../../../src/replay/record-reader.ts';

/** What the reader finds in a file that it is given in pieces of so many bytes. */
export function foundIn(file: string | Buffer, pieceSize = 65_536): readonly Found[] {
  const bytes = Buffer.from(file);
  const reader = createRecordReader();
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceSize) }, (_, n) =>
    bytes.subarray(n * pieceSize, (n + 1) * pieceSize),
  );
  return [...pieces.flatMap((piece) => reader.read(piece)), ...reader.end()];
}

export function recordsIn(file: string | Buffer, pieceSize?: number): readonly unknown[] {
  return foundIn(file, pieceSize).flatMap((found) => (found.kind === 'record' ? [found.record] : []));
}

/** `3: is not JSON …`: line and clause of everything that could not be read. */
export function troublesIn(file: string | Buffer, pieceSize?: number): readonly string[] {
  return foundIn(file, pieceSize).flatMap((found) =>
    found.kind === 'trouble' ? [`${found.line}: ${found.why}`] : [],
  );
}
