import { type Command, parseCommand } from './command.ts';
import { explained } from './explained.ts';
import { HELP } from './help.ts';
import { type OpenRecord, openRecord } from './open-record.ts';
import { runExport } from './run-export.ts';
import { runHead } from './run-head.ts';
import { runRecord } from './run-record.ts';
import { runVerify } from './run-verify.ts';
import { EXIT, type ExitCode, type Surroundings } from './surroundings.ts';

type Work = Exclude<Command, { readonly kind: 'help' | 'wrong' }>;

/** Does what the command line says. Never throws: what goes wrong is told, and is the exit code. */
export async function runAuditLog(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const command = parseCommand(args);
  if (command.kind === 'help') {
    surroundings.stdout.write(`${HELP}\n`);
    return EXIT.done;
  }
  if (command.kind === 'wrong') {
    surroundings.complain([...command.problems, 'See: npm run -s audit-log -- --help'].join('\n'));
    return EXIT.failed;
  }
  try {
    return await withRecord(command, surroundings);
  } catch (error) {
    surroundings.complain(explained(error));
    return EXIT.failed;
  }
}

async function withRecord(command: Work, surroundings: Surroundings): Promise<ExitCode> {
  const record = await openRecord(surroundings);
  try {
    return await work(command, record, surroundings);
  } finally {
    record.close();
  }
}

function work(command: Work, record: OpenRecord, surroundings: Surroundings): Promise<ExitCode> {
  switch (command.kind) {
    case 'export':
      return runExport(command, record, surroundings);
    case 'verify':
      return runVerify(command, record, surroundings);
    case 'head':
      return runHead(record, surroundings);
    case 'record':
      return runRecord(command, record, surroundings);
  }
}
