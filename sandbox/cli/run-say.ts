import type { Sandbox } from '../process/sandbox.ts';
import type { Command } from './command.ts';
import { watchForCrash } from './crash.ts';
import { type Answer, ask } from './exchange.ts';
import { seenAsJson, seenAsText } from './show-seen.ts';
import { type Surroundings, startWorld } from './start-world.ts';
import { untilInterrupted } from './until-interrupted.ts';

type SayCommand = Extract<Command, { kind: 'say' }>;

/**
 * Says everything in turn and prints what the person saw. Resolves with the exit code: 0 answered, 2 no answer in time,
 * 1 the app failed. Throws where the sandbox does.
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
    if (answer.kind !== 'answered') break;
  }
  if (command.json) {
    const seen = answers.flatMap((answer) => seenAsJson(answer.seen, command.as));
    out.print(JSON.stringify(seen, null, 2));
  }
  return conclude(answers, out);
}

function printAnswer(answer: Answer, text: string, { texts, as }: SayCommand, { print }: Surroundings): void {
  if (texts.length > 1) print(`> ${as}: ${text}\n`);
  if (answer.seen.length > 0) print(`${seenAsText(answer.seen)}${texts.length > 1 ? '\n' : ''}`);
}

function conclude(answers: readonly Answer[], { complain }: Surroundings): number {
  const last = answers.at(-1);
  if (last === undefined || last.kind === 'answered') return 0;
  complain(last.why);
  return last.kind === 'late' ? 2 : 1;
}
