import { takeHead } from '../operations/windows/audit/heads.ts';
import { count } from './count.ts';
import { findingLine } from './finding-words.ts';
import { type OpenRecord, sealsOf } from './open-record.ts';
import { exitFor, wrongKey } from './run-verify.ts';
import { EXIT, type ExitCode, type Surroundings } from './surroundings.ts';

/** Takes a head. Its text alone goes to standard output, so that it can be kept by a program. */
export async function runHead(
  { config, source, heads }: OpenRecord,
  { clock, stdout, complain }: Surroundings,
): Promise<ExitCode> {
  const { report, text } = await takeHead({ source, heads, clock, ...sealsOf(config) });
  if (text === undefined) {
    complain(wrongKey(report));
    return EXIT.failed;
  }
  stdout.write(`${text}\n`);
  report.findings.forEach((finding) => {
    complain(findingLine(finding));
  });
  complain(
    `The head over ${count(report.windows, 'window')}. Keep it outside AWS, where nobody who may write to the table can change it. Later: --verify --head ${text}`,
  );
  if (report.findings.length === 0) return EXIT.done;
  complain(
    `${count(report.findings.length, 'problem')} stood before it was taken, and it has them as they are.`,
  );
  return exitFor(report.findings);
}
