import type { Readable } from 'node:stream';
import type { FoundRecord } from '../operations/activity/replay/replayed.ts';
import { harmlessLabel } from '../slack/text/harmless.ts';
import { failureInWords } from './failure-words.ts';
import { bytesOf } from './file-bytes.ts';
import { findFiles } from './find-files.ts';
import { createRecordReader, type Found } from './record-reader.ts';

/** What became of the files. */
export interface FilesRead {
  /** Those in which there was at least one record. */
  readonly files: number;
  /** Read, and without any. */
  readonly empty: number;
  /** Digest files of CloudTrail's log file validation. */
  readonly digests: number;
  /** In directories, and by their names nothing that holds records. */
  readonly passedOver: number;
  /** What could not be read: the first `MOST_TROUBLES`, sentences that name file and line. */
  readonly troubles: { readonly count: number; readonly first: readonly string[] };
}

export interface ReadFiles {
  /** Every record of the files, in their order; to be read once. What cannot be read is told, and the rest goes on. */
  readonly records: AsyncIterable<FoundRecord>;
  /** Once `records` is at its end. */
  told(): FilesRead;
}

const MOST_TROUBLES = 50;
const LONGEST_PATH = 300;
/** People are told that it goes on, after so many records. */
const STEP = 500_000;

export function readFiles(
  paths: readonly string[],
  stdin: Readable,
  complain: (line: string) => void,
): ReadFiles {
  const counts = { files: 0, empty: 0, digests: 0, passedOver: 0, troubles: 0, records: 0 };
  const first: string[] = [];
  return {
    records: everyRecord(),
    told: () => {
      const { records: _, troubles, ...rest } = counts;
      return { ...rest, troubles: { count: troubles, first } };
    },
  };

  async function* everyRecord(): AsyncGenerator<FoundRecord> {
    for await (const file of findFiles(paths)) {
      if (file.kind === 'file') yield* recordsOfFile(file.path);
      else if (file.kind === 'passed-over') counts.passedOver += 1;
      else trouble(`${nameOf(file.path)} ${file.why}.`);
    }
  }

  async function* recordsOfFile(path: string): AsyncGenerator<FoundRecord> {
    const before = { ...counts };
    try {
      yield* recordsIn(path);
    } catch (error) {
      trouble(`${nameOf(path)} ${failureInWords(error)}.`);
    }
    if (counts.records > before.records) counts.files += 1;
    else if (counts.troubles === before.troubles && counts.digests === before.digests) counts.empty += 1;
  }

  async function* recordsIn(path: string): AsyncGenerator<FoundRecord> {
    const name = nameOf(path);
    for await (const found of foundIn(bytesOf(path, stdin))) {
      if (found.kind === 'trouble') trouble(`${name}, line ${found.line}: ${found.why}.`);
      else if (found.kind === 'digest') counts.digests += 1;
      else yield counted(found.record, `${name}, record ${found.nth} (line ${found.line})`);
    }
  }

  function counted(record: unknown, where: string): FoundRecord {
    counts.records += 1;
    if (counts.records % STEP === 0) complain(`${counts.records.toLocaleString('en-US')} records read …`);
    return { record, where };
  }

  function trouble(sentence: string): void {
    counts.troubles += 1;
    if (first.length < MOST_TROUBLES) first.push(sentence);
  }
}

function nameOf(path: string): string {
  return path === '-' ? 'Standard input' : harmlessLabel(path, LONGEST_PATH);
}

/** What is in the bytes of a file; it ends where nothing more is looked at. */
async function* foundIn(bytes: AsyncIterable<Buffer>): AsyncGenerator<Found> {
  const reader = createRecordReader();
  for await (const piece of bytes) {
    yield* reader.read(piece);
    if (reader.isOver()) return;
  }
  yield* reader.end();
}
