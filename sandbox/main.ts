import { parseCommand } from './cli/command.ts';
import { helpText } from './cli/help.ts';

/** The sandbox's own entry: `npm run demo`. */
async function main(): Promise<number> {
  const command = parseCommand(process.argv.slice(2));
  if (command.kind === 'help') {
    process.stdout.write(`${helpText()}\n`);
    return 0;
  }
  if (command.kind === 'wrong') {
    process.stderr.write(`${command.problems.join('\n')}\nSee npm run demo -- --help\n`);
    return 1;
  }
  // Only here: what is refused, and the help, come at once.
  const { runCommand } = await import('./cli/run-command.ts');
  return runCommand(command, {
    env: process.env,
    realTime: Date.now,
    random: Math.random,
    print: (text) => process.stdout.write(`${text}\n`),
    complain: (text) => process.stderr.write(`${text}\n`),
    interrupted: interruption(),
    ...(command.verbose ? { echoLog: process.stderr } : {}),
  });
}

/** Ctrl-C and SIGTERM ask for an orderly end; a second one does not wait for it. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => (controller.signal.aborted ? process.exit(1) : controller.abort()));
  }
  return controller.signal;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
