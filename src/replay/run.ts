import { explained } from '../audit-log/explained.ts';
import { EXIT, type ExitCode } from '../audit-log/surroundings.ts';
import { replay } from '../operations/activity/replay.ts';
import { digest } from '../seal.ts';
import { type Background, withoutWindows, withWindows } from './background.ts';
import { type Command, parseCommand } from './command.ts';
import { HELP } from './help.ts';
import { jsonReport } from './json-report.ts';
import { isWhole } from './not-looked-at.ts';
import { readFiles } from './read-files.ts';
import type { Replayed } from './replayed.ts';
import type { ReplaySurroundings } from './surroundings.ts';
import { textReport } from './text-report.ts';

type Work = Extract<Command, { readonly kind: 'replay' }>;

/** Does what the command line says. Never throws: what goes wrong is told, and is the exit code. */
export async function runReplay(
  args: readonly string[],
  surroundings: ReplaySurroundings,
): Promise<ExitCode> {
  const command = parseCommand(args);
  if (command.kind === 'help') {
    surroundings.stdout.write(`${HELP}\n`);
    return EXIT.done;
  }
  if (command.kind === 'wrong') {
    surroundings.complain([...command.problems, 'See: npm run -s replay -- --help'].join('\n'));
    return EXIT.failed;
  }
  try {
    return await report(await replayed(command, surroundings), command, surroundings);
  } catch (error) {
    surroundings.complain(explained(error));
    return EXIT.failed;
  }
}

async function replayed(command: Work, surroundings: ReplaySurroundings): Promise<Replayed> {
  const background = command.withWindows ? await withWindows(surroundings) : withoutWindows();
  try {
    return await over(command.paths, background, surroundings);
  } finally {
    background.close();
  }
}

async function over(
  paths: readonly string[],
  { watched, windows, names, told }: Background,
  { stdin, complain }: ReplaySurroundings,
): Promise<Replayed> {
  const files = readFiles(paths, stdin, complain);
  const own = async () => ({ intents: [], ours: [] });
  const result = await replay(files.records, { digest, watched, windows, own });
  return { ...result, files: files.told(), windows: told(), names, watched };
}

function report(result: Replayed, { asJson }: Work, { stdout, complain }: ReplaySurroundings): ExitCode {
  if (result.looked.records === 0) {
    const { first, count } = result.files.troubles;
    const more = count > first.length ? [`And ${count - first.length} more.`] : [];
    complain(['No record of CloudTrail was found.', ...first, ...more].join('\n'));
    return EXIT.failed;
  }
  stdout.write(asJson ? jsonReport(result) : textReport(result));
  return isWhole(result) ? EXIT.done : EXIT.wrong;
}
