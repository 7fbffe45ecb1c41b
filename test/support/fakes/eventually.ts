import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';

/** Real time, on a machine that does much else besides; what comes is not waited for longer than it takes. */
const LONGEST = 60_000;
const BETWEEN = 5;

/** Asks until there is an answer that is not `undefined` or `false`. Throws, naming `what`, when none comes in time. */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  longest = LONGEST,
): Promise<T> {
  const end = performance.now() + longest;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`It never happened: ${what}`);
    await sleep(BETWEEN);
  }
}

/** Lets everything that is ready to go on go on: promises, immediates, sends that wait for their turn. */
export async function settled(turns = 25): Promise<void> {
  for (let n = 0; n < turns; n += 1) await turn();
}
