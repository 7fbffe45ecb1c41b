import { OrganizationFileError } from '../organization/load.ts';
import type { Sandbox } from '../process/sandbox.ts';
import { loadScenario, ScenarioFileError } from '../scenario/load.ts';
import { runScenario } from '../scenario/run.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { PATIENCE } from '../scenario/stage.ts';
import { transcript } from '../scenario/transcript.ts';
import { watchForCrash } from './crash.ts';
import { type Surroundings, startWorld } from './start-world.ts';
import { untilInterrupted } from './until-interrupted.ts';

/**
 * Plays the scenario file and prints its transcript. Resolves with the exit code: 0 it held, 1 a broken expectation,
 * 2 the file is wrong. Throws where the sandbox or the app fails.
 */
export async function playScenario(path: string, surroundings: Surroundings): Promise<number> {
  try {
    return await play(await loadScenario(path), surroundings);
  } catch (error) {
    if (!(error instanceof ScenarioFileError || error instanceof OrganizationFileError)) throw error;
    surroundings.complain(error.message);
    return 2;
  }
}

async function play(scenario: Scenario, surroundings: Surroundings): Promise<number> {
  const { organization, config, apps, startAt } = scenario;
  const { crashed, onAppCrash } = watchForCrash();
  const sandbox = await startWorld(
    { organization, config, apps, latencyMs: 0, throttles: false },
    surroundings,
    { onAppCrash, ...(startAt === undefined ? {} : { startAt }) },
  );
  try {
    return await Promise.race([
      playOn(scenario, sandbox, surroundings),
      crashed,
      untilInterrupted(surroundings.interrupted),
    ]);
  } finally {
    await sandbox.stop();
  }
}

async function playOn(
  scenario: Scenario,
  sandbox: Sandbox,
  { print, patience = PATIENCE }: Surroundings,
): Promise<number> {
  const { control } = sandbox.slack;
  const end = await runScenario(scenario, {
    ...sandbox,
    control,
    patience,
    transcript: transcript(control.people, print),
  });
  return end.kind === 'held' ? 0 : 1;
}
