import { randomBytes } from 'node:crypto';
import { runReplay } from './replay/run.ts';

/**
 * The entry of the trial over past records. As in the app's own entry, the clock, chance and the environment are read
 * here alone.
 */
// Whoever reads it may end first (`| head`); what is written then is for nobody.
process.stdout.on('error', () => undefined);

const code = await runReplay(process.argv.slice(2), {
  env: process.env,
  clock: { now: Date.now },
  random: Math.random,
  newId: (purpose) => `${purpose}-${randomBytes(9).toString('base64url')}`,
  stdin: process.stdin,
  stdout: process.stdout,
  complain: (line) => void process.stderr.write(`${line}\n`),
});
// Not process.exit: what is still on its way to a pipe gets there.
process.exitCode = code;
