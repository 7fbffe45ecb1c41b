import { readFile, stat } from 'node:fs/promises';
import { UserError } from '../domain/errors.ts';
import type { PaperRecord } from '../operations/windows/audit/paper.ts';
import { type RecordOutcome, recordPaper } from '../operations/windows/audit/record-paper.ts';
import { recentDirectory } from '../operations/windows/recent-directory.ts';
import { digest } from '../seal.ts';
import type { Command } from './command.ts';
import { type OpenRecord, sealsOf } from './open-record.ts';
import { readPaper } from './paper-file.ts';
import { refusedLines } from './record-words.ts';
import { EXIT, type ExitCode, type Surroundings } from './surroundings.ts';

type RecordCommand = Extract<Command, { readonly kind: 'record' }>;

/** Many times what the longest texts take. */
const MOST_BYTES = 256 * 1024;

/** Takes in what stood on paper, or says everything that is wrong with it. */
export async function runRecord(
  { file, check }: RecordCommand,
  record: OpenRecord,
  { clock, stdout, complain }: Surroundings,
): Promise<ExitCode> {
  const read = readPaper(await textOf(file), clock.now());
  if (read.kind === 'wrong') {
    complain([`${file} cannot be recorded:`, ...read.problems.map((problem) => `- ${problem}`)].join('\n'));
    return EXIT.failed;
  }
  const keys = sealsOf(record.config);
  const { windows: rules } = record.config;
  if (rules === undefined) {
    throw new UserError(
      'rootkeeper.yml has no section windows, so no policy says who reviews.',
      'See docs/windows.md.',
    );
  }
  const outcome = await recordPaper(read.paper, check, {
    store: record.windows,
    directory: recentDirectory(record.directory, clock),
    rules,
    chain: { ...keys, digest },
    clock,
  });
  return told(outcome, read.paper, file, { stdout, complain });
}

function told(
  outcome: RecordOutcome,
  paper: PaperRecord,
  file: string,
  { stdout, complain }: Pick<Surroundings, 'stdout' | 'complain'>,
): ExitCode {
  if (!('window' in outcome)) {
    complain([`${file} was not recorded:`, ...refusedLines(outcome, paper)].join('\n'));
    return EXIT.failed;
  }
  const { id } = outcome.window;
  const what = paper.kind === 'note' ? `a note on ${id}` : `window ${id}`;
  const after = paper.kind === 'note' ? '' : ` It waits for its review in Slack: /root-windows ${id}`;
  const lines = {
    recorded: `Recorded ${what}.${after}`,
    again: `This was recorded before, as ${what}. Nothing was changed.`,
    checked: `Nothing is wrong with it: it would be recorded as ${what}. Nothing was stored.`,
  };
  stdout.write(`${lines[outcome.kind]}\n`);
  return EXIT.done;
}

async function textOf(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size <= MOST_BYTES) return await readFile(file, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    throw new UserError(`${file} cannot be read (${code}).`, 'Name the YAML file of the paper record.', {
      cause,
    });
  }
  throw new UserError(`${file} is larger than 256 KB.`, 'Name the YAML file of the paper record.');
}
