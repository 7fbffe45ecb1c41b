import type { Command } from './command.ts';
import { runDemo } from './run-demo.ts';
import { runSay } from './run-say.ts';
import { playScenario } from './run-scenario.ts';
import type { Surroundings } from './start-world.ts';

/** Does what the command line asks for. Resolves with the exit code; throws where the sandbox or the app fails. */
export function runCommand(
  command: Exclude<Command, { kind: 'help' }>,
  surroundings: Surroundings,
): Promise<number> {
  switch (command.kind) {
    case 'demo':
      return runDemo(command, surroundings);
    case 'say':
      return runSay(command, surroundings);
    case 'scenario':
      return playScenario(command.path, surroundings);
  }
}
