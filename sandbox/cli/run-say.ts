import type { Sandbox } from '../process/sandbox.ts';
import type { Command } from './command.ts';
import { watchForCrash } from './crash.ts';
import { type Answer, ask } from './exchange.ts';
import { seenAsJson, seenAsText } from './show-seen.ts';
import { type Surroundings, startWorld } from './start-world.ts';
import { untilInterrupted } from './until-interrupted.ts';

type SayCommand = Extract<Command, { kind: 'say' }>;

/**
 * Says everything in turn and prints what the person saw. Resolves with the exit code: 0 all was answered, 1 the app
 * failed or there is no such command, 2 something had no answer in time. Throws where the sandbox does.
 */
export async function runSay(command: SayCommand, surroundings: Surroundings): Promise<number> {
  const { crashed, onAppCrash } = watchForCrash();
  const sandbox = await startWorld(command.world, surroundings, { onAppCrash });
  try {
    return await Promise.race([
      converse(command, sandbox, surroundings),
      crashed,
      untilInterrupted(surroundings.interrupted),
    ]);
  } finally {
    await sandbox.stop();
  }
}

async function converse(command: SayCommand, { slack }: Sandbox, out: Surroundings): Promise<number> {
  const answers: Answer[] = [];
  for (const text of command.texts) {
    const answer = await ask(slack.control, text, command);
    answers.push(answer);
    if (!command.json) printAnswer(answer, text, command, out);
    if (answer.kind !== 'answered') out.complain(answer.why);
  }
  if (command.json) {
    const seen = answers.flatMap((answer) => seenAsJson(answer.seen, command.as));
    out.print(JSON.stringify(seen, null, 2));
  }
  return exitCodeOf(answers);
}

function printAnswer(answer: Answer, text: string, { texts, as }: SayCommand, { print }: Surroundings): void {
  if (texts.length > 1) print(`> ${as}: ${text}\n`);
  const shown = seenAsText(answer.seen);
  if (shown !== '') print(`${shown}${texts.length > 1 ? '\n' : ''}`);
}

/** What failed weighs more than what did not come. */
function exitCodeOf(answers: readonly Answer[]): number {
  if (answers.some(({ kind }) => kind === 'failed')) return 1;
  return answers.some(({ kind }) => kind === 'late') ? 2 : 0;
}
